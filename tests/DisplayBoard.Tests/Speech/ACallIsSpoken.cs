using DisplayBoard.Speech;
using QueueContracts;
using ScreenHosting;

namespace DisplayBoard.Tests.Speech;

public sealed class ACallIsSpoken
{
    private static readonly ScreenTexts Texts = ScreenTexts.Load();

    [Theory]
    [InlineData("vi", "A001", 3, "Mời số A, không, không, một, đến quầy số ba")]
    [InlineData("vi", "B105", 15, "Mời số bê, một, không, năm, đến quầy số mười lăm")]
    [InlineData("vi", "D999", 21, "Mời số dê, chín, chín, chín, đến quầy số 21")]
    [InlineData("en", "A001", 3, "Number A, zero, zero, one, please go to counter three")]
    [InlineData("en", "B105", 15, "Number B, one, zero, five, please go to counter fifteen")]
    public void Digit_by_digit_in_both_languages(string language, string number, int counter, string expected) =>
        Assert.Equal(expected, SpokenCall.Text(Texts, language, TicketNumber.Parse(number, null), counter));

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void Every_letter_digit_and_counter_has_its_own_word(string language)
    {
        string Say(char prefix, int value, int counter) => SpokenCall.Text(Texts, language, new(prefix, value), counter);

        Assert.Distinct(Enumerable.Range('A', 26).Select(letter => Say((char)letter, 1, 1)));
        Assert.Distinct(Enumerable.Range(1, 999).Select(value => Say('A', value, 1)));
        Assert.Distinct(Enumerable.Range(1, SpokenCall.LastCounter).Select(counter => Say('A', 1, counter)));
    }
}
