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

    public TicketCode Code()
    {
        Span<char> code = stackalloc char[TicketCode.Length];
        foreach (ref var letter in code)
            letter = TicketCode.Alphabet[random.Next(TicketCode.Alphabet.Length)];
        return new(new string(code));
    }
}
