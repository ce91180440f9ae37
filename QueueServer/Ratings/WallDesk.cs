using System.Globalization;
using System.Text;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Ratings;

/// <summary>
/// Where a QR on the wall leads: a ticket's number and its code, as people type them, are exchanged for the token of the ticket. A number
/// that is not there and a code that is another's are one answer; whatever else is said of a ticket is said to whoever has both. Guesses
/// are counted for the address and for the number; all servers count as one.
/// </summary>
internal sealed class WallDesk(RatingDesk desk, SharedCounts counts)
{
    /// <summary>Refused with this: the number and the code do not belong together.</summary>
    public const string WrongNumber = "wrong-number";

    /// <summary>Nobody is asked: the office does not ask, or its day is not open.</summary>
    public const string NotAsking = "not-asking";

    /// <summary>The visitor's turn is not over.</summary>
    public const string TurnNotOver = "turn-not-over";

    /// <summary>Nobody was served.</summary>
    public const string NotServed = "not-served";

    /// <summary>Chance drew others (<see cref="RatingDraw"/>).</summary>
    public const string NotDrawn = "not-drawn";

    /// <summary>Somebody rated it.</summary>
    public const string AlreadyRated = "already-rated";

    /// <summary>There were too many wrong ones.</summary>
    public const string TooManyGuesses = "too-many-guesses";

    /// <summary>Wrong ones from one address in a window: a hall's visitors may share one.</summary>
    public const int GuessesOfAnAddress = 30;

    /// <summary>Wrong ones for one number of an office in a window.</summary>
    public const int GuessesOfANumber = 5;

    /// <summary>How long a window lasts; it begins with the first guess.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int LongestTyped = 40; // with spaces and dashes enough

    /// <summary>Whether anybody is asked at this office now.</summary>
    public static bool IsAsking(OfficeSnapshot office) => office.Settings.Ratings.Use && office.State.Phase == DayPhase.Open;

    /// <param name="office">The office.</param>
    /// <param name="number">As somebody typed it.</param>
    /// <param name="code">Likewise.</param>
    /// <param name="address">Where it comes from.</param>
    public async Task<WallAnswer> AskAsync(OfficeSnapshot office, string number, string code, string address)
    {
        if (!IsAsking(office))
            return new WallAnswer.Refused(NotAsking);
        var of = NumberOf(number);
        List<string> taken = [];
        foreach (var (key, most) in KeysOf(office.State.Office, of, address))
        {
            if (await counts.TakeAsync(key, most, Window) is { } from)
                return new WallAnswer.Closed(from);
            taken.Add(key);
        }

        if (of is null || TicketOf(office.State, of.Value, code) is not { } ticket)
            return new WallAnswer.Refused(WrongNumber);
        foreach (var key in taken)
            await counts.GiveBackAsync(key); // it was no guess
        return AnswerFor(office, ticket);
    }

    private WallAnswer AnswerFor(OfficeSnapshot office, Ticket ticket)
    {
        if (ticket.Finish is null)
            return new WallAnswer.Refused(
                ticket.State is TicketState.NoShow or TicketState.Cancelled or TicketState.Expired ? NotServed : TurnNotOver
            );
        if (desk.KeyOf(office, ticket) is null)
            return new WallAnswer.Refused(NotDrawn);
        return desk.TokenOf(office, ticket) is { } token
            ? new WallAnswer.Asked(ticket.Number, token)
            : new WallAnswer.Refused(AlreadyRated);
    }

    private static IEnumerable<(string Key, int Most)> KeysOf(OfficeId office, TicketNumber? number, string address)
    {
        yield return ($"wall-address {address}", GuessesOfAnAddress);
        if (number is { } of)
            yield return ($"wall-number {office}/{of}", GuessesOfANumber);
    }

    private static Ticket? TicketOf(OfficeState state, TicketNumber number, string code) =>
        TicketCode.TryParse(Typed(code), null, out var of)
        && state.Codes.TryGetValue(of, out var id)
        && state.Tickets.TryGetValue(id, out var ticket)
        && ticket.Number == number
            ? ticket
            : null;

    /// <summary>A number as people type it: any case, spaces and dashes, full-width forms, without the leading zeros.</summary>
    private static TicketNumber? NumberOf(string typed)
    {
        var text = Typed(typed).ToUpperInvariant();
        if (text.Length is < 2 or > 4)
            return null;
        return TicketNumber.TryParse(text[0] + text[1..].PadLeft(3, '0'), null, out var number) ? number : null;
    }

    /// <summary>Without spaces and dashes of any kind; full-width letters and digits as the usual ones (Unicode's NFKC).</summary>
    private static string Typed(string text) =>
        text.Length > LongestTyped
            ? ""
            : string.Concat(
                text.Normalize(NormalizationForm.FormKC)
                    .Where(letter => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.DashPunctuation)
            );
}

/// <summary>What a number and a code lead to.</summary>
internal abstract record WallAnswer
{
    private WallAnswer() { }

    /// <summary>The service can be rated.</summary>
    /// <param name="Number">The number as it is called.</param>
    /// <param name="Token">What lets it be rated.</param>
    public sealed record Asked(TicketNumber Number, string Token) : WallAnswer;

    /// <summary>It cannot.</summary>
    /// <param name="Code">Why.</param>
    public sealed record Refused(string Code) : WallAnswer;

    /// <summary>There were too many guesses.</summary>
    /// <param name="Until">When the next one is heard.</param>
    public sealed record Closed(DateTimeOffset Until) : WallAnswer;
}
