internal import Diagnostics
internal import ReportData

extension Binder {
    /// An expression as text prints it, in a format if one is given; `nil` when it has no value, which is reported.
    mutating func printed(_ part: TemplateExpression, _ format: PrintFormat?, _ place: TextContext) -> Printed? {
        recalled(print: part.expression, .template(format, needsValue: place.needsValues), place.scope) {
            $0.newlyPrinted(part, format, place)
        }
    }

    private mutating func newlyPrinted(_ part: TemplateExpression, _ format: PrintFormat?, _ place: TextContext) -> Printed? {
        let (expression, name) = (part.expression, part.format)
        guard var source = source(of: expression, place.scope) else { return nil }
        var context = NumberContext(policy: "text", showsUnit: true, unit: nil, needsValue: place.needsValues)
        if source.value.isAbsent, place.needsValues {
            reportMissing(expression, place.scope)
            context.needsValue = false
        }
        switch format {
        case nil: if isRatio(source.value) { context.policy = ratioPolicy }
        case .number?: context.showsUnit = false
        case .policy(let policy)?: context.policy = policy
        case .unit(let unit)?:
            context.unit = unit
            if figures.units.kind(of: unit) == .ratio { context.policy = ratioPolicy }
        case .percent?:
            context.policy = ratioPolicy
            if case .number(let quantity) = source.value {
                guard let number = figures.units.convert(quantity, to: "%") else {
                    report(.wrongFormat(format: "percent", expected: Message("比率", "ratios")), name?.span ?? expression.span)
                    return nil
                }
                source.value = .number(Quantity(number, unit: "%"))
            }
        case .breaks?: break
        case .upper?, .ordinal?, .date?, .iso?:
            if source.value.isAbsent { return printed(source, context) }
            if format == .date || format == .iso, reportBadDay(source.value, expression, place.scope) { return nil }
            return special(source, format, name, expression.span)
        }
        return printed(source, context)
    }

    /// Says what has no value: where the data lack what it is made of, at the data.
    private mutating func reportMissing(_ expression: ParsedExpression, _ scope: Scope) {
        let text = String(expression.span.text)
        guard let pointer = expression.tree.flatMap({ figures.missingPointer(of: $0, in: scope) }) else {
            return report(.noValue(text), expression.span)
        }
        let key = String(pointer.split(separator: "/").last ?? "")
        let problem = BindingProblem.missingData(key: key, title: figures.title(at: pointer), of: text)
        let related = Diagnostic.Related(Message("在此处使用", "used here"), at: Place(span: expression.span))
        findings.append(problem.diagnostic(at: figures.place(at: pointer), related: [related]))
    }

    /// Whether a text that is to be printed as a day is none, which is reported at the data that it comes from.
    private mutating func reportBadDay(_ value: Value, _ expression: ParsedExpression, _ scope: Scope) -> Bool {
        guard let text = value.text, CalendarDate(iso: text) == nil,
            let pointer = expression.tree.flatMap({ figures.pointer(of: $0, in: scope) }), figures.data.node(at: pointer) != nil
        else { return false }
        findings.append(BindingProblem.noSuchDay(String(text.prefix(40))).diagnostic(at: figures.place(at: pointer)))
        return true
    }

    /// An expression printed as a number by a policy: cells and charts.
    mutating func printed(_ expression: ParsedExpression, _ context: NumberContext, _ scope: Scope) -> Printed? {
        recalled(print: expression, .number(context), scope) { binder in
            binder.source(of: expression, scope).flatMap { binder.printed($0, context) }
        }
    }

    /// The unit that amounts in capital numerals count in.
    private static let yuan = "元"

    // MARK: Sources

    /// A value with where it comes from.
    struct PrintSource {
        var value: Value
        var span: SourceSpan
        var reference: FigureReference?
        var definition: FigureDefinition?
        /// Places of the data that were read for it.
        var read: [ReadingRecord.Place]
        /// What the formula gives, where the report states another value.
        var computed: Decimal?
    }

    private mutating func source(of expression: ParsedExpression, _ scope: Scope) -> PrintSource? {
        let reading = figures.evaluation.reading
        let outer = reading.begin()
        guard let value = value(expression, scope) else {
            reading.forget(outer)
            return nil
        }
        // Where a text comes from is not told, nor whether a figure gave it unless a report could state it.
        guard stated.figures.isEmpty, value.quantity == nil else {
            return traced(value, reading.end(outer).places, of: expression, scope)
        }
        reading.forget(outer)
        return PrintSource(value: value, span: expression.span, read: [])
    }

    /// A value with the figure behind it, as the report states it.
    private mutating func traced(_ value: Value, _ read: [ReadingRecord.Place], of expression: ParsedExpression, _ scope: Scope)
        -> PrintSource
    {
        let reference = expression.tree.flatMap { figures.reference(of: $0, in: scope) }
        var source = PrintSource(
            value: value, span: expression.span, reference: reference, definition: reference.flatMap(figures.definition(of:)), read: read)
        if let reference { state(reference, &source) }
        return source
    }

    /// Puts what the report states in the place of what the formula gives.
    private mutating func state(_ reference: FigureReference, _ source: inout PrintSource) {
        guard stated.mentions(reference) else { return }
        statedAsked += 1
        var key: String?
        if case .field(_, let row) = reference { key = self.key(of: .record(.declared(row))) }
        guard let index = stated.figure(reference.statedName, row: key, at: position) else { return }
        usedFigures.insert(index)
        let node = stated.figures[index].node
        figures.markRead(node)
        source.computed = source.value.quantity?.number
        source.read = [figures.evaluation.reading.place(of: node.span)]
        let value = Value(node)
        if case .number(let number) = value {
            source.value = .number(Quantity(number.number, unit: source.definition?.unit?.text ?? source.value.quantity?.unit))
        } else {
            if source.value.quantity != nil {
                let place = figures.data.place(of: node)
                findings.append(FigureProblem.statedNotNumber(reference.statedName).diagnostic(at: place))
            }
            source.value = value
        }
    }

    /// The policy of ratios.
    var ratioPolicy: String { package.numberPolicies["percent"] == nil ? "text" : "percent" }

    private func isRatio(_ value: Value) -> Bool { value.quantity?.unit.flatMap { figures.units.kind(of: $0) } == .ratio }

    /// A share printed as a ratio: what has no unit is a part of a whole, 0.25 is 25%.
    mutating func printedShare(_ expression: ParsedExpression, _ context: NumberContext, _ scope: Scope) -> Printed? {
        recalled(print: expression, .share(context), scope) { binder in
            guard var source = binder.source(of: expression, scope) else { return nil }
            source.value = binder.share(source.value)
            return binder.printed(source, context)
        }
    }

    /// A number without a unit in hundredths, as far as the package knows them.
    private func share(_ value: Value) -> Value {
        guard case .number(let quantity) = value, quantity.unit == nil, let number = figures.units.convert(quantity, to: "%") else {
            return value
        }
        return .number(Quantity(number, unit: "%"))
    }

    /// The sum of what several expressions print, in the unit of the first; `nil` when they do not add up.
    mutating func printedSum(
        of parts: [(expression: ParsedExpression, scope: Scope)], at span: SourceSpan, _ context: NumberContext, isShare: Bool = false
    ) -> Printed? {
        var sum: Quantity?
        var read: [ReadingRecord.Place] = []
        for part in parts {
            guard let source = source(of: part.expression, part.scope),
                let quantity = (isShare ? share(source.value) : source.value).quantity
            else { return nil }
            read += source.read
            guard let before = sum else {
                sum = quantity
                continue
            }
            guard let number = figures.units.convert(quantity, to: before.unit), let total = before.number.adding(number) else {
                return nil
            }
            sum = Quantity(total, unit: before.unit)
        }
        return sum.flatMap { printed(PrintSource(value: .number($0), span: span, read: read), context) }
    }

    // MARK: Printing

    private mutating func printed(_ source: PrintSource, _ context: NumberContext) -> Printed? {
        switch source.value {
        case .absent:
            if context.needsValue { report(.noValue(String(source.span.text)), source.span) }
            return Printed(text: numberFormat(context.policy, digits: nil).absent, isAbsent: true)
        case .text(let text): return Printed(text: text)
        case .date(let date): return Printed(text: date.chinese)
        case .number(let quantity): return number(quantity, source, context)
        case .bool, .list, .record:
            report(.notPrintable(found: source.value.kindName.words), source.span)
            return nil
        }
    }

    private mutating func number(_ quantity: Quantity, _ source: PrintSource, _ context: NumberContext) -> Printed? {
        var quantity = quantity
        if let unit = context.unit ?? context.headUnit { checkUnit(unit, of: &quantity, source, context) }
        // A plain number is a ratio as it stands, as in a figure: 0.13 is 13 %.
        if let unit = context.unit, quantity.unit != nil || figures.units.kind(of: unit) == .ratio {
            guard let number = figures.units.convert(quantity, to: unit) else {
                let problem = FigureProblem.wrongUnit(figure: String(source.span.text), expected: unit, found: quantity.unit ?? "1")
                findings.append(problem.diagnostic(at: source.span))
                return nil
            }
            quantity = Quantity(number, unit: unit)
        }
        var format = numberFormat(policy(context.policy, for: quantity), digits: source.definition?.digits)
        if format.negative == .sign("-") { format.negative = .sign(context.minus) }
        if !quantity.number.isZero, quantity.number.rounded(toDigits: format.digits).isZero {
            report(.printsAsZero(quantity.number.description), source.span)
        }
        let text = format.text(for: quantity.number) + (context.showsUnit ? quantity.unit ?? "" : "")
        let row = record(source, quantity, text, format.digits)
        return Printed(text: text, id: provenance.use(row), row: row, number: quantity.number)
    }

    /// A plain number where amounts in `unit` stand: it takes the unit that the data declare. One that the schema says nothing of, though it
    /// says what others measure, and one in another unit than the head names are findings.
    private mutating func checkUnit(_ unit: String, of quantity: inout Quantity, _ source: PrintSource, _ context: NumberContext) {
        guard case .measure(let dimension)? = figures.units.kind(of: unit), !quantity.number.isZero else { return }
        let name = String(source.span.text)
        if let found = quantity.unit {
            if context.unit == nil, found != unit, figures.units.kind(of: found) == .measure(dimension: dimension) {
                report(.otherUnitThanHead(name, head: unit, found: found), source.span)
            }
            return
        }
        let plain = figures.units.meeting(quantity, Quantity(.zero, unit: unit)).unit
        if figures.declaresDimensions, !source.read.isEmpty {
            report(.undeclaredAmount(name, dimension: dimension, unit: unit), source.span)
        } else if context.unit != nil {
            quantity.unit = plain ?? unit
        } else if let plain, plain != unit, !source.read.isEmpty {
            report(.plainNumberUnderHead(name, head: unit, plain: plain), source.span)
        }
    }

    /// The policy by which `name` has what `quantity` measures printed: `2024年度` beside amounts that keep their zeros.
    private func policy(_ name: String, for quantity: Quantity) -> String {
        guard let dimensions = package.numberPolicies[name]?.dimensions, !dimensions.isEmpty else { return name }
        return dimensions[figures.units.dimension(of: quantity.unit)] ?? name
    }

    /// The format of a policy; without such a policy, two digits without zeros at the end.
    mutating func numberFormat(_ policy: String, digits: Int?) -> NumberFormat {
        let key = FormatKey(policy: NameKey(policy), digits: digits)
        if let known = formats[key] { return known }
        let format =
            package.numberPolicies[policy].map { NumberFormat($0, digits: digits) }
            ?? NumberFormat(digits: digits ?? 2, keepsTrailingZeros: false)
        formats[key] = format
        return format
    }

    /// What a format is known by.
    struct FormatKey: Hashable {
        var policy: NameKey
        var digits: Int?
    }

    /// The place of a printed number's row in the provenance table.
    private mutating func record(_ source: PrintSource, _ quantity: Quantity, _ text: String, _ digits: Int?) -> Int {
        var formula: SourceSpan? = source.span
        if case .value(let declared)? = source.definition?.content { formula = declared.span }
        let row = Provenance.Row(
            figure: source.reference?.name, value: quantity.number, unit: quantity.unit, printed: text, digits: digits, formula: formula,
            sources: figures.sources(source.read), computed: source.computed)
        return provenance.place(of: row)
    }

    /// Formats that are not those of a policy.
    private mutating func special(_ source: PrintSource, _ format: PrintFormat?, _ name: SpannedName?, _ span: SourceSpan) -> Printed? {
        let text: String?
        let expected: Message
        var quantity = source.value.quantity
        var digits: Int?
        switch format {
        case .upper?:
            expected = Message("金额", "amounts of money")
            // It is written in 元 and ends with 分, whatever unit the amount has.
            if let amount = quantity, amount.unit != nil {
                quantity = figures.units.convert(amount, to: Self.yuan).map { Quantity($0, unit: Self.yuan) }
            }
            text = quantity.flatMap { capitalAmount(yuan: $0.number) }
            digits = 2
        case .ordinal?:
            expected = Message("整数", "whole numbers")
            text = quantity?.number.wholeNumber.map(NumberPattern.Numeral.chinese.text(for:))
            digits = 0
        case .date?, .iso?:
            expected = Message("日期", "dates")
            text = date(source.value).map { format == .iso ? $0.iso : $0.chinese }
        case .number?, .percent?, .policy?, .unit?, .breaks?, nil: return nil
        }
        guard let text else {
            report(.wrongFormat(format: name?.text ?? "", expected: expected), name?.span ?? span)
            return nil
        }
        guard let quantity else { return Printed(text: text) }
        let row = record(source, quantity, text, digits)
        return Printed(text: text, id: provenance.use(row), row: row, number: quantity.number)
    }

    private func date(_ value: Value) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .text(let text): CalendarDate(iso: text)
        case .absent, .bool, .number, .list, .record: nil
        }
    }
}
