/// The words of each kind of cue, in the phrase language, without gaps and classes. Where two cues begin together the
/// longer one holds, which is how idioms keep their 不 and 没 to themselves.
let cueWords: [(kind: Cue.Kind, words: String)] = [
  (.isNot, "不是 并不是 并非 不属于 不算 算不上 又不是 也不是 都不是 而不是 非 not neither nor nowhere|near"),
  (
    .lacks,
    """
    没有 没得 没 无 冇 莫得 毫无 并无 从无 从没 从没有 从来没有 从来没 一直没有 一直没 还没有 还没 尚无 根本没有 \
    压根没有 压根没 没见 未见 不见 不存在 没啥 没什么 没任何 no without none zero 筹备 筹建 筹备成立 无法成立 难以成立 没法成立 不能成立 阻止成立 阻挠成立 \
    不同意成立 不让成立 成立不了 成立不起来 选不出 选不出来 没成立 未成立
    """
  ),
  (.shortOf, "缺 缺乏 缺少 欠缺 少了 找不到 lack lack|of short|of nowhere"),
  (
    .doesNot,
    """
    不 未 没再 尚未 从未 一直未 至今未 迟迟未 迟迟没 迟迟没有 至今没有 至今没 从不 并不 并未 决不 绝不 不会 不用 不需要 无需 不必 \
    未曾 未能 不曾 没能 不太 不怎么 不大 再也不 再也没 再没 不很 never hardly scarcely
    """
  ),
  (
    .gone,
    """
    撤走 撤走了 撤了 撤出 撤出了 撤离 撤离了 跑路 跑路了 跑了 走人 走人了 退出 退出了 解散 解散了 倒闭 倒闭了 名存实亡 leave pull|out \
    dissolve withdraw withdrew quit collapse disband be|dissolve be|disband
    """
  ),
  (.noMore, "不再 不再会 不会再 没再 no|longer not|any|more not|anymore"),
  (
    .mustNot,
    """
    别 别再 不要 不要再 勿 请勿 莫 莫要 不能 不能再 不该 不应 不应该 不应当 不可以 不得 不准 不许 不让 不允许 禁止 严禁 不可 \
    must|not should|not stop do|not|want should|never ought|not can|not could|not may|not
    """
  ),
  (
    .falseFriend,
    """
    不错 特别 分别 差别 区别 个别 级别 性别 类别 鉴别 别墅 别扭 告别 识别 辨别 判别 别处 别致 离别 甄别 无锡 不仅 不仅仅 不但 不光 不只 \
    不单 不止 不得不 不得已 敢怒不敢言 没想到 不管 不论 不好意思 说不定 无论 不然 不过 不少 不断 不同 不久 不时 不满 不满意 不如 不禁 \
    不得了 不由得 不便 不料 不料想 不动产 不锈钢 不良 不明 不合理 不合法 不合规 不规范 不文明 不透明 不公平 不公 不作为 不负责 \
    不负责任 不平等 不知所措 不堪 不堪其扰 不怪 不愧 无奈 无语 无非 无故 无端 无理 无理由 无辜 无线 无人机 无证 无照 无障碍 无良 \
    无法 无业 无偿 无所谓 无比 无数 无序 无形 无意 无情 无助 无处 无力 未来 未成年 未成年人 未经 未必 未免 未知 未婚 非常 非得 非要 \
    非法 非机动车 非要 非遗 是非 除非 莫非 是非曲直 没用 没事 没关系 没办法 没法 没几天 没多久 没过多久 没完没了 没收 没人 没个人 \
    没人管 没日没夜 没准 没意思 没门 没理 没道理 没地方 没地 没空 没钱 没时间 缺点 缺席 不给 不肯 不愿 不愿意 不敢 不想 不管不问 \
    不闻不问 不理 不理睬 不理不睬 不了了之 没完 不得安宁 不得而知 不可能 不可思议 不可避免 不一定 不一样 不一 不齐 不足 不够 差不多 \
    了不起 来不及 受不了 忍不住 巴不得 恨不得 对不起 用不着 免不了 少不了 离不开 谁说没有 谁说没 难道不是 难道不 难道没有 难道没 岂不是 岂不 \
    岂能不 怎能不 怎么能不 哪能不 能不 会不会 好不好 行不行 对不对 不就是 可不就是 还不是 \
    无时无刻 无时无刻不 不停 不停地 不间断 不定时 不定期 不分昼夜 不知不觉 not|only no|doubt no|wonder not|to|mention no|matter \
    no|sooner why|not no|idea be|not|it be|not|they be|not|there do|not|you|think if|not or|not nothing|but nobody|care \
    not|just not|mere notwithstanding no|one|care nobody no|one 置若罔闻 若干 若无其事 倘若无 就好办 就好办了 就好说 要是能 如果能 要是可以 如果可以 要是能够 如果能够 如有可能 尽可能 可能的话 说的话 讲的话 \
    if|possible if|only if|you|can if|we|can if|we|could
    """
  ),
  (
    .link,
    """
    过 任何 什么 啥 啥子 一个 个 一家 家 新 新的 一个的 存在 发现 出现 遇到 发生 再 人 正规 专门 自己 自己的 的 真正 真正的 统一 统一的 专业 \
    专业的 这种 这样的 那种 这个 那个 所谓 所谓的 说 因为 因 那么 这么 太 很 算 是 在 属于 相应的 正式 正式的 独立的 像样的 \
    谁 哪个 抱怨 反映 投诉 针对 觉得 感觉 得 只是 单纯的 一般的 普通的 真的 就 也 都 还 有过 任何的 any be been single proper new real such about \
    that this own there kind of so too very much really actual because ever our formal just see find experience suffer in it to
    """
  ),
  (
    .founding,
    """
    成立 建立 组建 设立 配备 聘请 引进 引入 入驻 进驻 请 请来 请到 选举 选举产生 产生 选 选出 选出来 组织成立 筹备 筹建 筹备成立 \
    成立了 成立起 成立起来 设 配 配有 聘 建 建成 覆盖 换 成立过 exist set|up establish form elect found hire appoint bring|in introduce create
    """
  ),
  (
    .whether,
    """
    有没有 有没得 有无 是否 是不是 是否有 是否存在 是否成立 是否属于 有没有成立 还有没有 到底有没有 到底是不是 算不算 算不算是 属不属于 \
    有没 whether wonder|if know|if ask|if see|if
    """
  ),
  (
    .dontKnow,
    """
    不知道 不清楚 不晓得 不确定 不知 说不清 说不清楚 搞不清 搞不清楚 不了解 没搞清楚 弄不清 弄不清楚 拿不准 不太清楚 不太确定 并不清楚 \
    not|sure not|certain not|know do|not|know do|not|really|know no|idea|whether no|idea|if do|not|know|if not|sure|if not|know|whether unsure not|clear unclear
    """
  ),
  (
    .reported,
    """
    听说 据说 有人说 听人说 听人讲 听邻居说 听别人说 传言 传闻 据传 据称 据悉 据了解 听闻 道听途说 网上说 有人讲 有人反映 都说 \
    I|hear hear|that I|be|tell be|tell|that reported reportedly rumour rumor allegedly supposed|to people|say they|say apparently word|have|it
    """
  ),
  (
    .suspected,
    """
    疑似 怀疑 可能 可能是 可能有 很可能 有可能 好像 好像是 好像有 似乎 貌似 估计 大概 恐怕 也许 或许 应该是 大约是 多半 多半是 我猜 \
    涉嫌 seem seem|to|be seemingly might maybe perhaps probably suspect possibly presumably likely I|guess I|think|it|may
    """
  ),
  (.conditional, "如果 假如 要是 倘若 假设 若 若是 万一 假使 如若 一旦 if suppose in|case unless should|there|be"),
  (.conditionEnd, "的话"),
  (.wishEnd, "就好 就好了 就安逸 就安逸了 就方便了 就巴适了 就太好了 该多好 多好 多好啊 那就好了"),
  (
    .wish,
    """
    希望 能不能 可不可以 要不要 该不该 想不想 盼望 盼 期盼 想 想要 打算 准备 计划 建议 申请 请求 恳请 恳求 呼吁 要求 需要 如何 怎么 怎样 怎么样 咋个 咋 咋样 啷个 能否 可否 \
    可以 应该 应当 尽快 尽早 早日 正在 何时 什么时候 为什么 为何 want want|to would|like|to hope wish plan plan|to how|to \
    how|do|we how|can|we suggest propose need need|to when|will would|like should must until to|be can could please
    """
  ),
  (
    .solved,
    """
    已经解决 已解决 已经解决了 早就解决 早就解决了 得到解决 得到了解决 得到妥善解决 圆满解决 解决了 解决好了 已经处理好 早就处理好 早修好了 整改好了 \
    整改到位 已经整改 已整改 已经修好 已经好了 早就好了 现在好多了 好多了 改善多了 已经改善 恢复正常 \
    已经恢复 不是问题了 already|solv be|solv have|be|solv already|fix be|fix have|be|fix already|resolv be|resolv have|be|resolv \
    already|sort be|sort|out have|be|sort sort|out be|settl have|be|settl have|improv be|fine|now be|better|now much|better|now \
    no|longer|problem not|problem|anymore be|good|now be|over|now be|take|care|of be|already|solv be|now|solv be|now|fix
    """
  ),
  (.fine, "好了 顺了 通了 不愁了 方便了 方便多了 顺畅了 规范了 有序了 正常了 消停了 清净了 ok okay"),
  (.formerly, "以前 原来 过去 从前 曾经 之前 早些年 早年 前些年 当年 原先 往年 used|to formerly previously in|past"),
  (.nowadays, "现在 如今 目前 眼下 后来 而今 这两年 现如今 这下 now nowadays these|day today since|then"),
  (.still, "更 更加 还是 还在 依然 依旧 仍 仍然 仍旧 照样 照旧 也一样 越来越 反而 又 又开始 still even|more even|worse worse again"),
  (.tried, "试过 搞过 办过 弄过 推行过 推过 找过 请过 尝试过 试着 试行过 try have|try attempt"),
  (
    .otherPlace,
    """
    隔壁 隔壁的 隔壁那个 对面 对面的 其他 其它 别的 另一个 另外一个 另一家 旁边 旁边的 别家 \
    兄弟 某个 next|door other another different neighbor  someone|else adjacent
    """
  ),
  (
    .otherPerson,
    """
    我朋友 朋友家 我的朋友 亲戚家 我亲戚 我同事 同事家 帮朋友 替朋友 我同学 同学家 人家小区 人家社区 人家院子 人家那个小区 别人家 别人小区 他们小区 他们社区 他们院子 他们村 他们那个小区 \
    他们那边的小区 their|estate their|community their|compound \
    my|friend friend|of|mine my|cousin my|relative
    """
  ),
  (
    .place,
    "小区 社区 院子 楼盘 村 镇 街道 院坝 院落 estate community compound neighborhood neighbour district building village block"
  ),
  (
    .ours,
    """
    我们 我们小区 我们社区 我们院 我们院子 我们这 我们这里 我们这边 我们这儿 我 我家 我们家 咱 咱们 咱们小区 咱小区 本小区 本社区 本人 \
    我小区 我们村 本村 我们这个小区 我们这个社区 我们楼 我们单元 小区里 小区内 小区里面 院子里 小区的 俺 俺们 we our my I us in|estate our|estate our|community \
    our|compound our|neighborhood my|estate
    """
  ),
  (
    .beside,
    "旁边 旁边的 附近 附近的 门口 门口的 对面 对面的 周边 周边的 外面 外面的 楼下 楼下的 隔壁 near next|to beside opposite close|to around outside"
  ),
  (.comparison, "比 比起 像 和 跟 与 同 学 学学 学习 参照 借鉴 按照 不如 than like as unlike compar|to compar|with"),
  (.rather, "而是 而在于 but|rather rather"),
  (.orElse, "就是 便是 要么"),
  (.however, "但 但是 可是 然而 却 but however yet although"),
  (
    .listing,
    """
    首先 其次 再次 最后 另外 此外 再者 还有 还有就是 再有 另有 除此之外 与此同时 一是 二是 三是 四是 五是 第一 第二 第三 第四 第五 第六 其一 其二 其三 \
    一来 二来 问题一 问题二 问题三 问题四 firstly secondly thirdly lastly finally also besides moreover furthermore in|addition another|thing \
    another|problem another|issue first|of|all second third
    """
  ),
  (
    .asksBefore,
    """
    什么是 啥是 啥叫 啥子叫 啥子是 什么叫 什么叫做 何为 何谓 介绍一下 介绍下 介绍 讲讲 讲一下 讲一讲 说说 说一说 说一下 解释一下 解释 解释下 \
    了解一下 想了解 想了解一下 科普一下 请问什么是 关于 what|be what|about tell|me|about explain describe what|do introduc tell|us|about \
    how|do how|be learn|about more|about
    """
  ),
  (
    .asksAfter,
    """
    是什么 是啥 是啥子 是什么意思 是啥意思 什么意思 啥意思 是怎么回事 是怎么做的 怎么做 怎么做的 怎么搞 怎么运作 怎么运作的 怎么弄 \
    咋个搞 咋个做 咋搞 咋做 是做什么的 是干什么的 是干啥的 是干嘛的 有什么用 有啥用 怎么开展 怎么办的 如何运作 如何做 如何开展 是个啥 是个什么 \
    指什么 指的是什么 work mean do|it|work be|about look|like
    """
  ),
  (.interrogative, "吗 么 嘛 没有呢 没得呢"),
  (.exists, "有 已有 已经有 早就有 早就有了 早有 也有 都有 有了 已经成立了 已经成立 成立有 have have|get there|be already|have with"),
]
