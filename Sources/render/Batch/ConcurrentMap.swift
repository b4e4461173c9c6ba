import Dispatch

/// What `make` gives for each number below `count`, in order, made on all cores.
func concurrentMap<Value: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
        // Each call writes an element of its own, and all calls have returned before the array is there.
        nonisolated(unsafe) let elements = buffer
        DispatchQueue.concurrentPerform(iterations: count) { elements.initializeElement(at: $0, to: make($0)) }
        initialized = count
    }
}
