using System.Globalization;

namespace AiTrader.Tools;

/// <summary>
/// Plain arithmetic on decimals: numbers, <c>+ - * / %</c>, parentheses and <c>min max abs round floor</c>. It cannot
/// read or call anything, and its run time is limited by the length of the text.
/// <code>
/// sum     = product { ("+" | "-") product }
/// product = factor { ("*" | "/" | "%") factor }
/// factor  = [ "-" ] ( number | "(" sum ")" | name "(" sum { "," sum } ")" )
/// </code>
/// </summary>
internal ref struct Expression
{
    /// <summary>The longest expression.</summary>
    public const int MaximumLength = 500;

    private const int MaximumDepth = 50;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private Expression(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The value of an expression.</summary>
    /// <exception cref="FormatException">
    /// The text is not such an expression, or it has no value. The message has the place and the reason.
    /// </exception>
    public static decimal Evaluate(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw new FormatException($"The expression has {text.Length} characters; {MaximumLength} are allowed.");
        }

        try
        {
            var expression = new Expression(text);
            decimal value = expression.Sum();
            return expression.AtEnd() ? value : throw expression.Unexpected();
        }
        catch (OverflowException)
        {
            throw new FormatException("The result is beyond ±7.9e28.");
        }
        catch (DivideByZeroException)
        {
            throw new FormatException("The expression divides by zero.");
        }
    }

    private decimal Sum()
    {
        decimal value = Product();
        while (true)
        {
            if (TryRead('+'))
            {
                value += Product();
            }
            else if (TryRead('-'))
            {
                value -= Product();
            }
            else
            {
                return value;
            }
        }
    }

    private decimal Product()
    {
        decimal value = Factor();
        while (true)
        {
            if (TryRead('*'))
            {
                value *= Factor();
            }
            else if (TryRead('/'))
            {
                value /= Factor();
            }
            else if (TryRead('%'))
            {
                value %= Factor();
            }
            else
            {
                return value;
            }
        }
    }

    private decimal Factor()
    {
        if (++_depth > MaximumDepth)
        {
            throw new FormatException($"The expression is nested more than {MaximumDepth} deep.");
        }

        decimal value = TryRead('-') ? -Factor() : Primary();
        _depth--;
        return value;
    }

    private decimal Primary()
    {
        if (TryRead('('))
        {
            decimal value = Sum();
            Require(')');
            return value;
        }

        return Peek() is { } next && char.IsAsciiLetter(next) ? Call() : Number();
    }

    private decimal Number()
    {
        int start = _at;
        while (Peek(skipBlanks: _at == start) is { } c && (char.IsAsciiDigit(c) || c == '.'))
        {
            _at++;
        }

        return decimal.TryParse(
            _text[start.._at].Trim(),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out decimal value
        )
            ? value
            : throw Unexpected();
    }

    private decimal Call()
    {
        int start = _at;
        while (Peek(skipBlanks: false) is { } c && char.IsAsciiLetter(c))
        {
            _at++;
        }

        string name = _text[start.._at].ToString();
        Require('(');
        var arguments = new List<decimal> { Sum() };
        while (TryRead(','))
        {
            arguments.Add(Sum());
        }

        Require(')');
        return (name, arguments) switch
        {
            ("min", _) => arguments.Min(),
            ("max", _) => arguments.Max(),
            ("abs", [var x]) => Math.Abs(x),
            ("floor", [var x]) => Math.Floor(x),
            ("round", [var x]) => Math.Round(x, MidpointRounding.ToEven),
            ("round", [var x, >= 0 and <= 28 and var digits]) when decimal.IsInteger(digits) => Math.Round(
                x,
                (int)digits,
                MidpointRounding.ToEven
            ),
            _ => throw new FormatException(
                $"There is no {name} of {arguments.Count} numbers; there are min, max, abs(x), floor(x), "
                    + $"round(x) and round(x, digits)."
            ),
        };
    }

    private char? Peek(bool skipBlanks = true)
    {
        while (skipBlanks && _at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : null;
    }

    private bool TryRead(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Require(char expected)
    {
        if (!TryRead(expected))
        {
            throw Unexpected();
        }
    }

    private bool AtEnd() => Peek() is null;

    private FormatException Unexpected() =>
        Peek() is { } c
            ? new(
                $"'{(c is >= ' ' and <= '~' ? $"{c}" : $"\\u{(int)c:x4}")}' at position {_at + 1} is not "
                    + $"expected; allowed are numbers, + - * / %, parentheses, min, max, abs, floor and round."
            )
            : new("The expression ends too early.");
}
