using QueueContracts;

namespace QueueServer.Domain.Simulation;

/// <summary>Ids and codes that are drawn: the same seed gives the same.</summary>
internal sealed class DrawnIds(Random random)
{
    public CommandId Command() => new(Id());

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    public TicketCode Code() => new(Letters(TicketCode.Alphabet, TicketCode.Length));

    public BookingCode CodeOfBooking() => new(Letters(TicketCode.Alphabet, BookingCode.Length));

    private string Letters(string alphabet, int length)
    {
        Span<char> letters = stackalloc char[length];
        foreach (ref var letter in letters)
            letter = alphabet[random.Next(alphabet.Length)];
        return new(letters);
    }
}
