"""Slugs as they were published: a new pypinyin, or a new idea here, changes no address without being seen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.instruments import title_key
from gazette.slugs import LONGEST, apart, number_slug, series_slug, title_slug

NUMBERS = [
    ("国发〔2020〕1号", "guofa-2020-1"),
    ("国办发〔2017〕47号", "guobanfa-2017-47"),
    ("国办函〔2014〕119号", "guobanhan-2014-119"),
    ("中办发〔2017〕68号", "zhongbanfa-2017-68"),
    ("国务院令第722号", "guowuyuanling-722"),
    ("湖南省人民政府令第265号", "hunanshengrenminzhengfuling-265"),
    ("人社部发〔2012〕11号", "renshebufa-2012-11"),
    ("建城〔2015〕31号", "jiancheng-2015-31"),
    ("湘政办发〔2020〕55号", "xiangzhengbanfa-2020-55"),
    ("湘环赔偿办〔2018〕1号", "xianghuanpeichangban-2018-1"),
    ("湘发改办〔2021〕302号", "xiangfagaiban-2021-302"),
    ("永政办函〔2020〕37号", "yongzhengbanhan-2020-37"),
    ("绿女〔2001〕1号", "lvnv-2001-1"),
    ("长重行发〔2003〕10号", "zhangzhongxingfa-2003-10"),
    ("厦府〔2011〕220号", "shafu-2011-220"),
    ("沪府规〔2023〕4号", "hufugui-2023-4"),
    ("渝府发〔1998〕36号", "yufufa-1998-36"),
    ("濮政〔2006〕9号", "puzheng-2006-9"),
    ("亳政办〔2015〕8号", "bozhengban-2015-8"),
    ("蚌政〔2000〕1号", "bangzheng-2000-1"),
    ("泸市府发〔2010〕21号", "lushifufa-2010-21"),
    ("GB5749-2006", "gb5749-2006"),
    ("CJ/T206-2005", "cjt206-2005"),
    ("DBJ43/T353-2020", "dbj43t353-2020"),
    ("T/CECS700-2020", "tcecs700-2020"),
    ("GB/T1.1-2020", "gbt11-2020"),
    ("YZCR-2021-01009", "yzcr-2021-01009"),
    ("公告2016年第6号", "gonggao-2016-6"),
    ("财政部公告2022年第14号", "caizhengbugonggao-2022-14"),
    ("〔2010〕第15号", "2010-15"),
    (
        "装" * 40 + "令第999号",
        "zhuangzhuangzhuangzhuangzhuangzhuangzhuangzhuangzhuangzhuangzhuangzhu-999-f60cbb",
    ),
]
TITLES = [
    ("中华人民共和国民法典", "zhong-hua-ren-min-gong-he-guo-min-fa-dian-491fc0"),
    ("民法典", "min-fa-dian-edeba2"),
    ("工伤保险条例", "gong-shang-bao-xian-tiao-li-2c0730"),
    ("关于进一步优化地方政务服务便民热线的指导意见", "guan-yu-jin-yi-bu-you-hua-di-fang-zheng-wu-fu-aa0949"),
    (
        "国务院办公厅关于进一步优化地方政务服务便民热线的指导意见",
        "guo-wu-yuan-ban-gong-ting-guan-yu-jin-yi-bu-you-e688a9",
    ),
    (
        "湖南省实施〈中华人民共和国城市供水条例〉办法",
        "hu-nan-sheng-shi-shi-zhong-hua-ren-min-gong-he-guo-53eed4",
    ),
    (
        "永州市中心城区停车设施专项规划（2021—2025年）",
        "yong-zhou-shi-zhong-xin-cheng-qu-ting-che-she-shi-zhuan-74583f",
    ),
    ("生活饮用水卫生标准", "sheng-huo-yin-yong-shui-wei-sheng-biao-zhun-719a8c"),
    ("长江保护法", "zhang-jiang-bao-hu-fa-6a39c4"),
    ("重庆市行政处罚听证规定", "zhong-qing-shi-xing-zheng-chu-fa-ting-zheng-gui-ding-4d1b73"),
    ("绿化条例", "lv-hua-tiao-li-1a1d9e"),
    ("女职工劳动保护特别规定", "nv-zhi-gong-lao-dong-bao-hu-te-bie-gui-ding-f4eef3"),
    ("银行业监督管理法", "yin-xing-ye-jian-du-guan-li-fa-b8bdc2"),
    ("音乐著作权暂行规定", "yin-le-zhu-zuo-quan-zan-xing-gui-ding-e6de4d"),
    ("“十四五”规划纲要", "shi-si-wu-gui-hua-gang-yao-e2c6c7"),
    ("GB5749-2006 生活饮用水卫生标准", "gb5749-2006-sheng-huo-yin-yong-shui-wei-sheng-biao-zhun-aae1d5"),
    ("5G应用“扬帆”行动计划", "5g-ying-yong-yang-fan-xing-dong-ji-hua-2d5322"),
    ("WTO/TBT协定", "wto-tbt-xie-ding-db57d9"),
    ("２０２１年工作要点", "2021-nian-gong-zuo-yao-dian-96395b"),
    ("〇七专项", "ling-qi-zhuan-xiang-f1e039"),
    ("略", "lve-cf995a"),
    ("——", "d8156b"),
    ("装" * 15, "zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-8e6356"),
    ("乐山市会计管理办法", "le-shan-shi-hui-ji-guan-li-ban-fa-6c1e3a"),
    ("三曾参传说保护办法", "san-ceng-can-chuan-shuo-bao-hu-ban-fa-28aece"),
    ("单县朴姓侗族乡区划调整方案", "dan-xian-pu-xing-dong-zu-xiang-qu-hua-diao-zheng-fang-ce920d"),
    ("薄弱学校改造计划", "bao-ruo-xue-xiao-gai-zao-ji-hua-d66293"),
    ("甪直镇总体规划", "lu-zhi-zhen-zong-ti-gui-hua-7ecd84"),
    ("尉犁县棚户区改造条例", "wei-li-xian-peng-hu-qu-gai-zao-tiao-li-3b9eb7"),
    ("𠮷田文件", "tian-wen-jian-ee5baa"),
    ("嗯呣办法", "n-m-ban-fa-e71235"),
]
SERIES = [
    ("永政发", "yongzhengfa"),
    ("永政办发", "yongzhengbanfa"),
    ("永政人", "yongzhengren"),
    ("沪府规", "hufugui"),
    ("长重行", "zhangzhongxing"),
    ("绿女", "lvnv"),
    ("GX发", "gxfa"),
    ("装" * 20, "zhuangzhuangzhuangzhuangzhuangzhu-062d59"),
]


@pytest.mark.parametrize(("number", "slug"), NUMBERS)
def test_numbers(number: str, slug: str) -> None:
    assert number_slug(number) == slug


@pytest.mark.parametrize(("title", "slug"), TITLES)
def test_titles(title: str, slug: str) -> None:
    assert title_slug(title_key(title)) == slug


@pytest.mark.parametrize(("series", "slug"), SERIES)
def test_series(series: str, slug: str) -> None:
    assert series_slug(series) == slug


RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for devices, whatever the ending of the file."""


@given(st.one_of(st.text(), st.text("康恩卡姆一辅助女ConNul1装庄 —", max_size=120)))
def test_any_title_makes_a_plain_name(title: str) -> None:
    key = title_key(title)
    for slug in (title_slug(key), apart(title_slug(key), key)):
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
        assert len(slug) <= LONGEST
        assert not RESERVED.fullmatch(slug)


@given(
    st.text("国省市政府办发长装庄〇", min_size=1, max_size=45), st.integers(1900, 2099), st.integers(1, 99999)
)
def test_any_number_makes_a_plain_name(series: str, year: int, serial: int) -> None:
    number = f"{series}〔{year}〕{serial}号"
    slug = number_slug(number)
    assert re.fullmatch(rf"[a-z]+-{year}-{serial}(?:-[0-9a-f]{{6}})?", slug)
    assert max(len(slug), len(apart(slug, number))) <= LONGEST


@given(st.sets(st.text("省升法发关观", min_size=1, max_size=4), min_size=2))
def test_titles_that_sound_alike_have_names_of_their_own(titles: set[str]) -> None:
    assert len({title_slug(title) for title in titles}) == len(titles)


def test_two_with_one_name_are_set_apart_by_what_they_are() -> None:
    assert apart("guofa-2020-1", "国发〔2020〕1号") != apart("guofa-2020-1", "国法〔2020〕1号")
