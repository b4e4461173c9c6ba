import Glibc

/// Standard input, output and error as a caller may have left them: closed, full, or gone in the middle of a run.
enum StandardStreams {
    /// Makes sure that no file is opened in the place of one that is closed, and that a reader who goes does not end the program.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
            // The lowest number that is free is given out first (POSIX, open). Output that nobody can get must fail, messages need not.
            _ = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_RDWR)
        }
    }

    /// Writes a message to standard error, as far as it takes it: a run does not fail because nobody can be told of it.
    static func say(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Somebody set it to give back at once when it is full.
                var end = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
                guard poll(&end, 1, 1000) > 0 else { return }
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Ends as programs do whose reader has gone.
    static func endForClosedPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        raise(SIGPIPE)
        exit(Outcome.inputFailure.rawValue)
    }
}
