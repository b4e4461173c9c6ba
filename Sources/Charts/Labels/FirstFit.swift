/// The result of `attempt` for the fewest steps of shrinking that give one; `nil` when even `steps` do not.
///
/// Bisection: more shrinking never needs more room, so that six attempts do for thirty steps.
func firstFit<Result>(steps: Int, _ attempt: (Int) -> Result?) -> Result? {
    if let result = attempt(0) { return result }
    guard steps > 0, var best = attempt(steps) else { return nil }
    var (failing, fitting) = (0, steps)
    while fitting - failing > 1 {
        let middle = (failing + fitting) / 2
        if let result = attempt(middle) {
            (best, fitting) = (result, middle)
        } else {
            failing = middle
        }
    }
    return best
}
