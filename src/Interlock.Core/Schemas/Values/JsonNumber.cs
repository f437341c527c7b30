using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>A JSON number, exact: mantissa times ten to the exponent, the mantissa without trailing zeros.</summary>
internal readonly record struct JsonNumber(BigInteger Mantissa, long Exponent, int Digits)
{
    public const int MaxLength = 4_096;
    private const long MaxExponent = 1_000_000_000_000;

    public bool IsInteger => Exponent >= 0;

    public static bool TryRead(JsonElement element, out JsonNumber number)
    {
        number = default;
        var text = element.GetRawText().AsSpan();
        if (text.Length > MaxLength)
            return false;
        var negative = text[0] == '-';
        text = negative ? text[1..] : text;
        long exponent = 0;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (
                !long.TryParse(
                    text[(e + 1)..],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out exponent
                )
            )
                return false;
            if (Math.Abs((decimal)exponent) > MaxExponent)
                return false;
            text = text[..e];
        }
        var point = text.IndexOf('.');
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        exponent -= point < 0 ? 0 : text.Length - point - 1;
        var trimmed = digits.TrimEnd('0');
        exponent += digits.Length - trimmed.Length;
        trimmed = trimmed.TrimStart('0');
        if (trimmed.Length == 0)
            return true;
        var mantissa = BigInteger.Parse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture);
        number = new JsonNumber(negative ? -mantissa : mantissa, exponent, trimmed.Length);
        return true;
    }

    public int Compare(JsonNumber other)
    {
        if (Mantissa.Sign != other.Mantissa.Sign)
            return Mantissa.Sign.CompareTo(other.Mantissa.Sign);
        if (Mantissa.IsZero)
            return 0;
        // Numbers of different length before the point need no expansion, however large they are.
        var order = (Digits + Exponent).CompareTo(other.Digits + other.Exponent);
        if (order != 0)
            return order * Mantissa.Sign;
        var shared = Math.Min(Exponent, other.Exponent);
        return Expand(this, shared).CompareTo(Expand(other, shared));
    }

    /// <summary>
    /// Whether the number is a whole multiple of a positive divisor, without rounding and without expansion.
    /// </summary>
    public bool IsMultipleOf(JsonNumber divisor)
    {
        if (Mantissa.IsZero)
            return true;
        var shift = Exponent - divisor.Exponent;
        if (shift >= 0)
            return (
                Mantissa % divisor.Mantissa * BigInteger.ModPow(10, shift, divisor.Mantissa) % divisor.Mantissa
            ).IsZero;
        return -shift <= Digits && (Mantissa % (divisor.Mantissa * BigInteger.Pow(10, (int)-shift))).IsZero;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Exponent is >= 0 and <= 20)
            return Expand(this, 0).ToString(CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : "";
        if (Exponent is < 0 and >= -20)
        {
            digits = digits.PadLeft((int)-Exponent + 1, '0');
            return $"{sign}{digits[..^(int)-Exponent]}.{digits[^(int)-Exponent..]}";
        }
        return $"{sign}{digits}e{Exponent}";
    }

    private static BigInteger Expand(JsonNumber number, long exponent) =>
        number.Mantissa * BigInteger.Pow(10, (int)(number.Exponent - exponent));
}
