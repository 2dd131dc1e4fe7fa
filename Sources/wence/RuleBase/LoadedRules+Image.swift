import Archive
import Assistant
import Diagnostics
import Parallel

extension LoadedRules {
  /// From the cache; where that has nothing fresh, from the text, which is then compiled for the next time.
  init(cache: ImageCache, for question: String?) {
    if let knowledge = cache.knowledge(for: question) {
      self.init(root: cache.root, knowledge: knowledge)
      return
    }
    let isKept = cache.isWritable
    self.init(root: cache.root, files: RuleFiles(root: cache.root), for: isKept ? nil : question)
    // A cache that cannot be written is no mistake: the next time takes longer, that is all.
    if isKept, !hasErrors { try? cache.keep(knowledge, from: files.fingerprint) }
  }

  /// From an image that was named. One that must not be used is told of, and the text read instead: that of the folder
  /// that it was made from where this has changed since, else that in the image itself.
  /// With `question` for answering that one only.
  init(image path: String, for question: String?) throws(Trouble) {
    let refusal: ImageFile.Refusal
    do throws(ImageFile.Refusal) {
      let image = try ImageFile(path: path, ImageFile.Access(for: question))
      let (changed, knowledge) = both(
        { image.changedOrigin() },
        { Result { () throws(ImageFile.Refusal) in try image.knowledge() } })
      if let changed {
        complainOfAge(path, changed)
        self.init(root: changed, files: RuleFiles(root: changed))
        return
      }
      self.init(root: path, knowledge: try knowledge.get())
      return
    } catch {
      refusal = error
    }
    let files = try RuleFiles(image: path, refusedFor: refusal)
    complain(
      say(
        "“\(path)”用不了：\(refusal.message)；改读它里面的规则文字。",
        "“\(path)” cannot be used: \(refusal.message); the text of the rules in it is read instead."))
    self.init(root: path, files: files)
  }
}

/// Tells something that does not stop the work.
private func complain(_ message: String) {
  Output.standard.flush()
  Output.errors.writeLine("wence: " + message)
  Output.errors.flush()
}

private func complainOfAge(_ path: String, _ origin: String) {
  complain(
    say(
      "“\(path)”比“\(origin)”里的规则旧；改读那里的文字。",
      "“\(path)” is older than the rules in “\(origin)”; their text is read instead."))
}

extension RuleFiles {
  /// The text of the rules in a folder, or in an image.
  init(at place: String) throws(Trouble) {
    if Files.isDirectory(place) {
      self.init(root: place)
    } else if let changed = (try? ImageFile(path: place, .copied))?.changedOrigin() {
      complainOfAge(place, changed)
      self.init(root: changed)
    } else {
      try self.init(image: place, refusedFor: .damaged)
    }
  }

  init(image path: String, refusedFor refusal: ImageFile.Refusal) throws(Trouble) {
    do throws(ImageFile.Refusal) {
      guard let text = try ImageFile(path: path, .copied).text() else { throw refusal }
      self.init(text.files())
    } catch {
      throw Trouble(
        message: say(
          "“\(path)”用不了：\(error.message)。用 wence compile 重新编译，或用 --rules DIR 指出规则所在的文件夹。",
          "“\(path)” cannot be used: \(error.message). Compile it anew with wence compile, or name the folder of the rules with --rules DIR."
        ))
    }
  }
}

extension ImageFile {
  /// The folder that the image was made from, where it is still there and holds other rules now.
  fileprivate func changedOrigin() -> String? {
    guard let origin = originUnchecked, RuleBaseSearch.isRuleBase(origin),
      let now = RuleFiles.fingerprint(root: origin), now != header.fingerprint
    else { return nil }
    return text()?.origin
  }
}

extension ImageFile.Access {
  /// A file that was named may be written to by anybody, but hardly in the moment that one answer takes.
  init(for question: String?) { self = question == nil ? .copied : .mapped }
}
