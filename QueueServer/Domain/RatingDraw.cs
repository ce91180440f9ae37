using System.Buffers.Binary;
using System.Security.Cryptography;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Whether a visitor is asked. Chance draws it by the ticket's id, which the server drew when it was given: no officer has a hand in it, it
/// is the same at every screen and after every restart, and a finish that is undone and done again draws nothing anew.
/// </summary>
internal static class RatingDraw
{
    /// <param name="settings">How the office asks.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="seed">Another draws others.</param>
    public static bool IsAsked(RatingSettings settings, TicketId ticket, int seed = 0)
    {
        if (!settings.Use)
            return false;
        Span<byte> drawn = stackalloc byte[20 + SHA256.HashSizeInBytes];
        ticket.Value.TryWriteBytes(drawn);
        BinaryPrimitives.WriteInt32LittleEndian(drawn[16..], seed);
        SHA256.HashData(drawn[..20], drawn[20..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(drawn[20..]) % (uint)settings.OneOf == 0;
    }
}
