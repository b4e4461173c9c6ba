internal import Glibc

/// Tells when something in folders changes (inotify(7)). Where the system does not say it, as on network drives, who waits looks from time to time.
final class FileWatch {
    /// What is read from when something changed; negative where the system watches nothing.
    let descriptor: Int32
    private var watches: [String: Int32] = [:]

    init() { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static let events = UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ATTRIB)

    /// Watches these folders and no others.
    func watch(_ folders: Set<String>) {
        guard descriptor >= 0 else { return }
        for (folder, watch) in watches where !folders.contains(folder) {
            inotify_rm_watch(descriptor, watch)
            watches[folder] = nil
        }
        for folder in folders where watches[folder] == nil {
            let watch = inotify_add_watch(descriptor, folder, Self.events)
            if watch >= 0 { watches[folder] = watch }
        }
    }

    /// Forgets what was told so far; `true` when something was.
    func drain() -> Bool {
        guard descriptor >= 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        var isTold = false
        while read(descriptor, &buffer, buffer.count) > 0 { isTold = true }
        return isTold
    }
}
