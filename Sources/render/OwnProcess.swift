import FoundationEssentials
import Glibc

/// This program once more, in a process of its own: a worker of a batch, or the reader of a foreign PDF. What it does wrong, or takes too much of,
/// ends it and nothing else.
enum OwnProcess {
    /// Who gets the signals of a terminal, such as that of Ctrl-C.
    enum Group {
        /// The process as well as the one that started it.
        case ofParent
        /// Only the one that started it, which then ends the process.
        case own
    }

    /// Starts `render` with `arguments`, whose standard input and output are the descriptors given. Gives its number, or the system's error
    /// number.
    static func start(_ arguments: [String], in group: Group, input: Int32, output: Int32) -> Result<pid_t, POSIXError> {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else {
            return .failure(POSIXError(.ENOMEM))
        }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var flags = POSIX_SPAWN_SETSIGMASK
        if group == .own {
            posix_spawnattr_setpgroup(&attributes, 0)
            flags |= POSIX_SPAWN_SETPGROUP
        }
        posix_spawnattr_setflags(&attributes, Int16(flags))
        // It says by its end that it crashed; a listing of its threads would take longer than all the rest.
        let environment = ProcessInfo.processInfo.environment.filter { $0.key != "SWIFT_BACKTRACE" }
        let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + ["SWIFT_BACKTRACE=enable=no"]
        var (words, variables) = ((["render"] + arguments).map { strdup($0) }, settings.map { strdup($0) })
        defer { (words + variables).forEach { free($0) } }
        words.append(nil)
        variables.append(nil)
        var process: pid_t = 0
        let code = posix_spawn(&process, "/proc/self/exe", &actions, &attributes, words, variables)
        guard code == 0 else { return .failure(POSIXError(POSIXErrorCode(rawValue: code) ?? .EAGAIN)) }
        return .success(process)
    }

    /// The ends of a pipe, which no other process inherits: one that held an end would keep its reader waiting for ever.
    static func pipe() -> Result<(read: Int32, write: Int32), POSIXError> {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return .failure(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE)) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return .success((ends[0], ends[1]))
    }

    /// How a process ended, as `waitpid` says it.
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
