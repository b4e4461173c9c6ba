import Diagnostics
import Foundation
import FuzzSupport
import ReportRendering

// usage: Fuzz COUNT [FIRST-SEED]     draw so many broken inputs
//        Fuzz show KIND SEED         print one of them
// From the repository's root. An input that takes longer than twenty seconds ends the run (SIGALRM), as a crash does; the last line of
// standard output names it.

let usage = "usage: Fuzz [COUNT [FIRST-SEED]] | Fuzz show KIND SEED\n"
let arguments = CommandLine.arguments.dropFirst()
guard arguments.first == "show" || arguments.allSatisfy({ UInt64($0) != nil }) else {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
}

let folder = "Fonts/prepared"
let table = SourceFile(name: "fonts.json", text: try String(contentsOfFile: "\(folder)/fonts.json", encoding: .utf8))
let target = FuzzTarget(fonts: try Fonts(table: table, folder: folder))

/// Written at once, so that it is there when the program ends suddenly.
func say(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

if arguments.first == "show", let kind = arguments.dropFirst().first.flatMap(FuzzKind.init),
    let seed = arguments.last.flatMap({ UInt64($0) })
{
    say(target.text(kind, seed: seed))
    say("\(target.run(kind, seed: seed))\n")
    exit(0)
}

let count = arguments.first.flatMap { Int($0) } ?? 100_000
let first = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1
var (drawn, refused, broken) = (0, 0, 0)
var slowest = (seconds: 0.0, name: "")
for number in 0..<count {
    let kind = FuzzKind.allCases[number % FuzzKind.allCases.count]
    let seed = first + UInt64(number)
    say("\r\(number) \(kind.rawValue) \(seed)        ")
    alarm(20)
    let start = ContinuousClock.now
    switch target.run(kind, seed: seed) {
    case .drawn, .imported: drawn += 1
    case .refused: refused += 1
    case .broken(let reason):
        broken += 1
        say("\nbroken: \(kind.rawValue) \(seed): \(reason)\n")
    }
    let (seconds, fraction) = (ContinuousClock.now - start).components
    let taken = Double(seconds) + Double(fraction) / 1e18
    if taken > slowest.seconds { slowest = (taken, "\(kind.rawValue) \(seed)") }
}
say(
    "\n\(count) inputs: \(drawn) drawn or imported, \(refused) refused with messages, \(broken) broken; slowest \(slowest.name) in \(slowest.seconds) s\n"
)
exit(broken == 0 ? 0 : 1)
