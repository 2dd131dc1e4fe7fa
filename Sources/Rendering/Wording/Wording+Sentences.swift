// The fixed sentences of pages.

extension Wording {
  var noProblemYet: String {
    pick(
      "记下了。还没听出要办什么事：说说出了什么问题，或者想要什么。",
      "Noted. No problem was heard yet: tell what is wrong, or what is wanted.")
  }

  var problemUnclear: String {
    pick(
      "没有听出要办什么事：也许没读懂（见“没读懂”），也许文献没有谈到。请换个说法再说一次。",
      "No problem was recognised: perhaps the words were unclear, perhaps the document does not speak of it. Please say it another way."
    )
  }

  var notCovered: String {
    pick(
      "文献没有谈到这类事，规则库没有可用的做法。", "The document does not speak of this; the rule base has no practice for it.")
  }

  func near(_ names: String) -> String {
    pick(
      "相近的：\(names)，如果是这个意思请再说一句。",
      "Near to it: \(names). If that is what you mean, please say a little more.")
  }

  var nothingUnderstood: String {
    pick(
      "没有读到规则库认识的情况，没有可用的做法。请换个说法，说说是什么样的小区、出了什么事。",
      "Nothing about community governance was recognised. Please say it another way: what kind of place, and what happened?"
    )
  }

  func more(_ count: Int) -> String {
    pick("还有 \(count) 种，“.做法”看全部。", "\(count) more; “.practices” lists all of them.")
  }

  func moreSteps(_ count: Int, of id: String) -> String {
    pick("还有 \(count) 步，见“.做法 \(id)”", "\(count) more, see “.practices \(id)”")
  }

  func unmentioned(orElse instead: String?) -> String {
    guard let instead else { return pick("你没提", "not mentioned") }
    return pick("你没提；没有的话先做\(instead)", "not mentioned; without it, \(instead) first")
  }

  func lacking(orElse instead: String?) -> String {
    guard let instead else { return pick("你说没有", "you say there is none") }
    return pick("你说没有；先做\(instead)", "you say there is none; \(instead) first")
  }

  var inPlace: String { pick("已经有", "in place") }

  func setting(_ sentence: String, documented: String) -> String {
    pick("你们\(sentence)，文献写的\(documented)", "here \(sentence); the document: \(documented)")
  }

  func takenAsSo(_ sentence: String) -> String {
    pick("没有提到是否\(sentence)，按是算", "nobody said whether \(sentence); taken as so")
  }

  func takenAsAbsent(_ sentence: String) -> String {
    pick("没有提到\(sentence)，按不是算", "nobody mentioned: \(sentence); taken as not so")
  }

  func whether(_ sentence: String) -> String { pick("是不是\(sentence)？", "Is it so that \(sentence)?") }

  func settles(_ names: String) -> String { pick("它决定\(names)合不合用", "it decides whether \(names) fits") }

  func decidesFirst(_ names: String) -> String {
    pick("它决定\(names)要先做哪一步", "it decides the first step of \(names)")
  }

  func conflicts(_ practices: String) -> String {
    pick("和\(practices)冲突，不要一起做", "conflicts with \(practices): not to be done together")
  }

  var outOfDate: String { pick("已过期或尚未开始", "no longer or not yet valid") }

  func overrides(_ verdicts: String) -> String {
    pick("另有规则说“\(verdicts)”，以这一条为准", "another rule says “\(verdicts)”; this one prevails")
  }

  func elsewhere(_ institution: Bool) -> String {
    institution ? pick("说的是机构的事", "an institution's matter") : pick("说的是别处", "told of another place")
  }

  func aboutProblem(_ number: Int) -> String { pick("第\(numeral(number))件事", "problem \(number)") }
}

// MARK: Reasons

extension Wording {
  func youSay(_ quotes: String) -> String { pick("你说\(quotes)", "You say \(quotes)") }

  func meaning(_ sentence: String) -> String { pick("，就是\(sentence)", ": \(sentence)") }

  func guessed(_ sentence: String) -> String { pick("，推测是\(sentence)", ", which may mean that \(sentence)") }

  func known(_ sentence: String) -> String { pick("已知\(sentence)", "It is known that \(sentence)") }

  func concluded(_ sentence: String, from grounds: String) -> String {
    pick("由\(grounds)推出\(sentence)", "From \(grounds) it follows that \(sentence)")
  }

  func speaksAgainst(_ text: String) -> String { pick("\(text)，这一条排除它", "\(text), which rules it out") }

  func related(_ text: String) -> String { pick("\(text)，是相近的事", "\(text), which is related") }

  func doubtful(_ text: String) -> String {
    pick("\(text)，不一定是文献说的事", "\(text), which may not be what the document speaks of")
  }
}
