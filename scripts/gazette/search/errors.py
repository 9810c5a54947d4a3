"""The one exception of the package."""


class SearchError(Exception):
    """检索索引未能生成: says what is wrong and what to do, in Chinese, for the person who runs the build."""
