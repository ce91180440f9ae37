using System.Globalization;
using QueueContracts;
using ScreenHosting;

namespace DisplayBoard.Speech;

/// <summary>The sentence that calls a number to a counter, from fixed words only.</summary>
internal static class SpokenCall
{
    /// <summary>The highest counter number that can be announced.</summary>
    public const int LastCounter = 99;

    private const int LastCounterInWords = 20;

    /// <summary>For instance <c>Mời số A, không, không, một, đến quầy số ba</c>: digit by digit, with a pause after each.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="language">One of its languages.</param>
    /// <param name="number">The number called.</param>
    /// <param name="counter">1…<see cref="LastCounter"/>.</param>
    public static string Text(ScreenTexts texts, string language, TicketNumber number, int counter)
    {
        var letter = texts.Get(language, $"speech.letter.{number.Prefix}");
        var digits = number.ToString()[1..].Select(digit => texts.Get(language, $"speech.digit.{digit}"));
        var counterWord =
            counter <= LastCounterInWords
                ? texts.Get(language, string.Create(CultureInfo.InvariantCulture, $"speech.counter.{counter}"))
                : counter.ToString(CultureInfo.InvariantCulture);
        return texts.Get(language, "speech.call", ("number", string.Join(", ", digits.Prepend(letter))), ("counter", counterWord));
    }
}
