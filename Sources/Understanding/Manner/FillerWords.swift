/// Words that carry no matter: greetings, particles, pronouns, requests, measures. They are never told as not understood.
let fillerWords = """
  早就 早已 全都 全部 居然 竟然 干脆 突然 一下子 前年 上个月 小朋友 小朋友的 小朋友们 你好 您好 大家好 请问 谢谢 感谢 非常感谢 多谢 谢 尊敬的 尊敬的领导 领导 领导好 各位 各位领导 敬礼 此致 拜托 麻烦 打扰了 的 了 着 地 得 呢 吧 \
  啊 呀 哦 哈 嘛 喽 咯 哟 嗯 唉 哎 们 你 您 你们 他 她 它 他们 她们 它们 这 那 这里 那里 这些 那些 这样 那样 这么 那么 这边 那边 这儿 那儿 \
  自己 大家 某 各 每 每个 每天 天天 每次 今天 明天 昨天 今年 去年 明年 最近 近期 近日 一直 经常 总是 老是 常常 有时 有时候 时候 时 \
  年 月 日 号 天 点 点钟 分 分钟 小时 个月 周 星期 元 块 块钱 万 米 平米 平方米 户 栋 幢 单元 楼 层 号楼 次 回 件 条 只 辆 人 位 名 些 一些 \
  一个 两个 几个 一下 一点 有点 有些 有人 一 二 三 四 五 六 七 八 九 十 百 千 两 几 多 少 很多 好多 许多 不少 非常 十分 很 太 真 真的 最 \
  就 也 都 还 又 再 才 只 只有 只是 便 即 且 而 而且 并 并且 或 或者 和 与 跟 同 及 以及 因为 所以 因此 于是 由于 为了 为 对 对于 关于 向 往 从 \
  自 到 在 于 以 把 被 让 给 使 令 将 按 按照 通过 根据 除了 之 之后 之前 以后 后 前 里 内 外 上 下 中 间 旁 边 处 等 等等 方面 问题 情况 事情 \
  事 现象 原因 东西 办法 地方 怎么 怎么办 怎样 如何 咋 咋办 咋个办 啷个 啷个办 什么 啥 啥子 谁 哪 哪里 哪个 哪些 多少 为什么 为何 吗 么 \
  请 能 能够 可以 会 要 想 应 应该 得 必须 需 需要 希望 望 盼 恳请 请求 建议 反映 投诉 咨询 求助 帮忙 帮助 解决 处理 管管 管 管一下 重视 \
  有关部门 相关部门 部门 有 是 说 看 去 来 做 弄 搞 找 问 觉得 感觉 认为 知道 所 其 该 此 本 现 已 已经 曾 正 正在 起来 下来 出来 这是 就是 \
  都是 也是 还是 可能 一样 之类 左右 以上 以下 市 区 县 省 镇 村 社区 小区 居民 我市 我区 没 不 无 行 好 大 小 新 老 \
  i you he she it we they me him her us them my your his its our their this that these those who whom which what when where \
  why how be do have can could will would shall should may might must to of in on at by for with from into about over under \
  after before between through during up down out off and or but so if than then as because while there here please thank hello \
  hi dear sir madam not no yes also too very just only even more most much many some any all every each other another such own \
  same get go come make take say tell know think want need like let us help one two three four five now today tomorrow yesterday \
  thing problem issue matter way time day week month year lot really quite still again always often never ever already
  """
