internal import Diagnostics
internal import ReportData

extension Function {
    /// Functions over numbers. They keep units, and absent numbers give absent results.
    static let numbers: [Function] = [
        Function("abs", counts: 1...1) { call throws(Diagnostics) in
            guard let quantity = try call.quantity(0) else { return .absent }
            return .number(Quantity(quantity.number.absolute, unit: quantity.unit))
        },
        Function("sign", counts: 1...1) { call throws(Diagnostics) in
            guard let quantity = try call.quantity(0) else { return .absent }
            return .number(Decimal(quantity.number.signum))
        },
        Function("round", counts: 1...2) { call throws(Diagnostics) in
            guard let quantity = try call.quantity(0) else { return .absent }
            let digits = call.count == 2 ? try call.wholeNumber(1) ?? 0 : 0
            return .number(Quantity(quantity.number.rounded(toDigits: digits), unit: quantity.unit))
        },
        // The number in another unit; a number without unit gets it. One that the data write counts in the data's unit.
        Function("unit", counts: 2...2) { call throws(Diagnostics) in
            guard var quantity = try call.quantity(0), let unit = try call.text(1) else { return .absent }
            guard let kind = call.evaluator.units.kind(of: unit) else {
                throw call.evaluator.unknownUnit(unit, call.arguments[1].value.span)
            }
            if quantity.unit == nil {
                let isOfData = !call.arguments[0].value.freeNames.isEmpty
                if isOfData { quantity = call.evaluator.units.meeting(quantity, Quantity(.zero, unit: unit)) }
                if quantity.unit == nil, !isOfData || kind != .ratio { quantity.unit = unit }
            }
            guard let number = call.evaluator.units.convert(quantity, to: unit) else {
                throw call.failure(.unitMismatch(quantity.unit, unit))
            }
            return .number(Quantity(number, unit: unit))
        },
        // The number that a text writes, or a number without its unit.
        Function("number", counts: 1...1) { call throws(Diagnostics) in
            switch try call.value(0) {
            case .number(let quantity): return .number(quantity.number)
            case .text(let text):
                // Codes and dates write 09, which JSON does not.
                let zeros = text.prefix { $0 == "0" }.count
                let isPadded = zeros > 0 && text.dropFirst(zeros).first?.isNumber == true
                guard let number = Decimal(isPadded ? text.dropFirst(zeros) : text[...]) else {
                    throw call.failure(.notNumeric(String(text.prefix(24))), at: 0)
                }
                return .number(number)
            case .absent: return .absent
            case let other: throw call.failure(.notANumber(other.kindName), at: 0)
            }
        },
        // 叁佰玖拾伍万壹仟肆佰元整; a number without unit counts the base unit.
        Function("upper", "大写", counts: 1...1) { call throws(Diagnostics) in
            guard let quantity = try call.quantity(0) else { return .absent }
            guard let number = call.evaluator.units.baseNumber(quantity), let text = capitalAmount(yuan: number) else {
                throw call.failure(.outOfRange, at: 0)
            }
            return .text(text)
        },
        // 一, 二 … 二十六
        Function("ordinal", counts: 1...1) { call throws(Diagnostics) in
            guard let number = try call.wholeNumber(0) else { return .absent }
            return .text(NumberPattern.Numeral.chinese.text(for: number))
        },
        // ①, ② … ㊿
        Function("circled", counts: 1...1) { call throws(Diagnostics) in
            guard let number = try call.wholeNumber(0) else { return .absent }
            return .text(NumberPattern.Numeral.circled.text(for: number))
        },
    ]
}
