import ArgumentParser

@main
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "render")
}
