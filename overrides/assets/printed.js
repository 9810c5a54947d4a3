/* 打印: the line at the foot of a printed page says the public address, else that where it is served, and the day.
   Classic script, ES2019; without it the line says where the page stands within the site. */
(function () {
  "use strict";

  var line = document.querySelector("[data-printed]");
  var written = line.textContent;

  function day() {
    var now = new Date();
    return now.getFullYear() + " 年 " + (now.getMonth() + 1) + " 月 " + now.getDate() + " 日";
  }

  addEventListener("beforeprint", function () {
    var path = written.split("　").pop();
    var served = /^https?:$/.test(location.protocol) && !/^https?:/.test(path);
    var address = served ? location.origin + location.pathname : path;
    line.textContent = written.slice(0, -path.length) + address + "　" + day() + "打印";
  });
})();
