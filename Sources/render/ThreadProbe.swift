import Glibc

/// Asks the system for threads before a library does that waits for them as long as it gets none (libdispatch on EAGAIN).
enum ThreadProbe {
    /// Whether so many threads can be there at one time.
    static func succeeds(count: Int) -> Bool {
        var gate = pthread_mutex_t()
        pthread_mutex_init(&gate, nil)
        defer { pthread_mutex_destroy(&gate) }
        return withUnsafeMutablePointer(to: &gate) { gate in
            var threads: [pthread_t] = []
            // They wait at the gate, so that all of them are there.
            pthread_mutex_lock(gate)
            while threads.count < count {
                var thread = pthread_t()
                let code = pthread_create(&thread, nil, wait, gate)
                guard code == 0 else { break }
                threads.append(thread)
            }
            pthread_mutex_unlock(gate)
            for thread in threads { pthread_join(thread, nil) }
            return threads.count == count
        }
    }

    private static let wait: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { gate in
        let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self)
        if let gate {
            pthread_mutex_lock(gate)
            pthread_mutex_unlock(gate)
        }
        return nil
    }
}
