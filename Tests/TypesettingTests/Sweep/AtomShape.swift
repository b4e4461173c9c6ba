import Geometry
import Styling

@testable import Typesetting

/// What choosing and setting lines, and judging them, know of an atom and of the glue behind it.
struct AtomShape: Hashable {
    private var characterClass: CharacterClass
    private var advance: Double
    private var shift: Double
    private var blanks: [Double]
    private var cohesion: Cohesion
    private var glue: [Double]
    /// Whether the judge counts it as Han, and whether it forbids a line end before it.
    private var isHan: Bool
    private var isForbidden: Bool

    /// The shapes of a text that is set as a paragraph of the sweep.
    static func all(in sweep: Sweep) -> [AtomShape] {
        let model = sweep.paragraph.content.model
        return model.atoms.indices.map { index in
            let (atom, glue) = (model.atoms[index], model.glue[index])
            return AtomShape(
                characterClass: atom.characterClass, advance: atom.advance, shift: atom.shift, blanks: [atom.leftBlank, atom.rightBlank],
                cohesion: model.cohesion[index],
                glue: [glue.kern, glue.squeezeLimit, glue.stretchLimit, Double(glue.stretch.rawValue)]
                    + Squeeze.allCases.map { glue.squeeze == $0 ? 1 : 0 },
                isHan: sweep.hanBefore[index + 1] > sweep.hanBefore[index],
                isForbidden: sweep.forbidden.before[sweep.firstCharacters[index]])
        }
    }
}
