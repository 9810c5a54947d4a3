/* 问话: what of a question is no word of what it is about: what makes it a question, and what is asked of anything. */
(function () {
  "use strict";

  const search = GazetteSearch;
  const POLITE = "您好|你好|谢谢|麻烦|打扰|请教一下|请教|想问一下|想问|问一下|问下|想咨询一下|咨询一下|打听一下";
  /* What makes it a question, or is said in any: it weighs little. */
  const ASKING = ("请问|谁担任|谁任|谁当|由谁|何时|哪天|为什么|什么时候|什么|怎么办|怎么样|怎么|怎样|如何|是多少|多少钱|多少|多久|多长时间|多长|多大|多远|哪些|哪里|哪儿|" +
    "哪个|哪家|哪|谁|几天|几个|几次|几年|几|吗|呢|啊|吧|能不能|要不要|可不可以|可以|能|会|是否|有没有|没有|是不是|还是|还没|还|都|也|就|" +
    "属于|的|地|得|了|着|过|在|是|有|我们|我|你|他们|他|自己|家里|这个|那个|这|那|一个|两个|以前|现在|谁来|到底|应该|应当|需要|必须|" +
    "要|想|去|到|把|被|给|让|和|与|或|及|对|向|从|按|里|上|下|关于|有关|相关|规定|情况|问题|最多|最少|最|" +
    "能否|可否|何处|何种|几时|有无|行不行|行吗|好不好|呀|嘛|您|大家|本人|咱们|咱|" + POLITE)
    .split("|").sort((a, b) => b.length - a.length);
  /* What is asked of anything: it says something, but names nothing. */
  const ASKED = ("办理|申请|申领|申报|报名|标准|条件|时间|时候|费用|流程|程序|手续|材料|要求|政策|待遇|地点|地址|范围|对象|方式|方法|分类|种类|" +
    "部门|单位|开放|设置|处理").split("|");

  /* Which characters of a run only ask. A single one does not where it is part of a word: 会 of 管委会. */
  search.asking = function (characters, isWord) {
    const run = characters.join(""), only = characters.map(() => false);
    if (run.length !== characters.length) return only;
    for (let at = 0; at < run.length; at += 1) {
      const word = ASKING.find(word => run.startsWith(word, at));
      if (!word || (word.length === 1 && (isWord(at - 1) || isWord(at)))) continue;
      only.fill(true, at, at + word.length);
      at += word.length - 1;
    }
    return only.every(Boolean) ? only.fill(false) : only;
  };

  const ONLY = new RegExp(`^(?:${POLITE}|请问|[我您你了啊]){1,6}$`);

  /* 咋办 is 怎么办. */
  search.plainly = text => text.replace(/啥/g, "什么").replace(/咋/g, "怎么");

  /* Of several runs none that is only polite: 您好, 谢谢. */
  search.telling = function (runs) {
    const telling = runs.filter(run => !ONLY.test(run));
    return telling.length ? telling : runs;
  };

  /* Which characters of a run are asked of anything: 申请条件 of 公租房申请条件. */
  search.askedOfAnything = function (characters) {
    const run = characters.join(""), asked = characters.map(() => false);
    if (run.length !== characters.length) return asked;
    for (const word of ASKED) {
      for (let at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) asked.fill(true, at, at + word.length);
    }
    return asked;
  };

  search.receive("asking", true);
})();
