"""系统的差错: what the system refuses of files and folders, with its true cause and the remedy, in Chinese."""

from __future__ import annotations

import errno
from pathlib import Path

_CAUSES = {
    errno.ENOSPC: "磁盘已满；腾出空间后重试",
    errno.EDQUOT: "磁盘配额已用完；腾出空间后重试",
    errno.EROFS: "磁盘是只读的；换一个可写的位置",
    errno.EACCES: "没有读写的权限；检查文件和文件夹的属主和权限",
    errno.EPERM: "没有读写的权限；检查文件和文件夹的属主和权限",
    errno.EBUSY: "文件夹被占用，可能是挂载点；挂载它的上一级文件夹",
    errno.EXDEV: "不在同一个磁盘上；build/ 与 site/ 须在同一个磁盘",
    errno.EEXIST: "这里应是文件夹，却有一个同名的文件；把它移走后重试",
    errno.ENOTDIR: "这里应是文件夹，却有一个同名的文件；把它移走后重试",
    errno.EISDIR: "这里应是文件，却有一个同名的文件夹；把它移走后重试",
    errno.ENOENT: "没有这个文件或文件夹；补上后重试",
    errno.ENAMETOOLONG: "名称太长；改短后重试",
    errno.ELOOP: "符号链接绕成了圈；改为普通文件",
    errno.EMFILE: "打开的文件太多；用 ulimit -n 放宽后重试",
    errno.EFBIG: "文件超过系统所允许的大小；用 ulimit -f 放宽后重试",
    errno.EADDRINUSE: "这个网址已有程序在用，也许是另一个 make serve；关掉它再试",
    errno.ENOMEM: "内存不足；关掉别的程序后重试",
    errno.EAGAIN: "进程太多或内存不足；关掉别的程序后重试",
    errno.EIO: "磁盘读写出错；检查磁盘后重试",
}


def told(error: OSError, place: Path) -> str:
    """Where (`place`, unless the error knows better), what is wrong, what to do."""
    # Of two names, as an exchange has them, the last is where it was to be put.
    name = error.filename2 or error.filename or place
    return f"{name}：{'；'.join(cause(error))}"


def cause(error: OSError) -> tuple[str, str]:
    """What is wrong, and what to do."""
    unknown = f"读写出错（{error.strerror or error}）；检查磁盘后重试"
    what, _, remedy = _CAUSES.get(error.errno or 0, unknown).partition("；")
    return what, remedy
