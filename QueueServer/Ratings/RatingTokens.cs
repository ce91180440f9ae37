using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Faces;

namespace QueueServer.Ratings;

/// <summary>
/// What lets somebody rate one service, once: the ticket's number and a HMAC-SHA256 of its id under a key of the office and the day, which
/// is destroyed when the day closes. Nobody makes one without the key, and nobody finds a ticket by one afterwards.
/// </summary>
/// <param name="keys">The keys; kept apart from those of faces.</param>
internal sealed class RatingTokens(DayKeys keys)
{
    private const char Between = '.';
    private const int MacBytes = 24; // 192 of its 256 bits: 32 letters

    private readonly ConcurrentDictionary<OfficeId, (DateOnly Day, byte[] Key)> held = [];

    /// <summary>The token of a ticket of an open day.</summary>
    public string Of(OfficeState state, Ticket ticket) =>
        $"{ticket.Number}{Between}{MacOf(KeyOf(state.Office, state.Day, make: true)!, ticket.Id)}"; // made

    /// <summary>The ticket of a token; null where it is none of this day's, or the day is closed.</summary>
    public Ticket? Find(OfficeState state, string token)
    {
        if (state.Phase != DayPhase.Open || token.Split(Between) is not [var number, var mac])
            return null;
        if (!TicketNumber.TryParse(number, null, out var of) || KeyOf(state.Office, state.Day, make: false) is not { } key)
            return null;
        return
            state.Tickets.Values.FirstOrDefault(ticket => ticket.Number == of) is { } found
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mac), Encoding.UTF8.GetBytes(MacOf(key, found.Id)))
            ? found
            : null;
    }

    /// <summary>Destroys the keys of every day but one.</summary>
    public void ForgetAllBut(OfficeId office, DateOnly? day)
    {
        if (held.TryGetValue(office, out var of) && of.Day != day)
            held.TryRemove(office, out _);
        keys.DestroyAllBut(office, day);
    }

    private byte[]? KeyOf(OfficeId office, DateOnly day, bool make)
    {
        if (held.TryGetValue(office, out var of) && of.Day == day)
            return of.Key;
        if ((make ? keys.FindOrCreate(office, day) : keys.Find(office, day)) is not { } key)
            return null;
        held[office] = (day, key);
        return key;
    }

    private static string MacOf(byte[] key, TicketId ticket)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, ticket.Value.ToByteArray(), mac);
        return Base64Url.EncodeToString(mac[..MacBytes]);
    }
}
