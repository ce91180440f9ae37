using System.Collections.Immutable;
using System.Runtime.InteropServices;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;

namespace QueueServer.Facts;

/// <summary>A <see cref="Leg"/>. Moments are milliseconds after the number was taken; <see cref="None"/> for none.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct StoredLeg
{
    private const long None = long.MinValue;

    private long taken;
    private long waitsFrom;
    private long firstCalled;
    private long lastCall;
    private long arrived;
    private long due;
    private long servedFrom;
    private long ended;
    private long held;
    private short number;
    private short service;
    private short of;
    private short counter;
    private short officer;
    private short calls;
    private short holds;
    private short target;
    private short toldFrom;
    private short toldTo;
    private byte prefix;
    private byte index;
    private byte channel;
    private byte start;
    private sbyte end;
    private sbyte outcome; // -1 for none, -2 where only procedures were said
    private byte flags;

    public static StoredLeg From(Leg leg, WordList words) =>
        new()
        {
            taken = leg.TakenAt.ToUnixTimeMilliseconds(),
            waitsFrom = After(leg, leg.WaitsFrom),
            due = After(leg, leg.DueAt),
            firstCalled = After(leg, leg.FirstCalledAt),
            lastCall = After(leg, leg.LastCallAt),
            arrived = After(leg, leg.ArrivedAt),
            servedFrom = After(leg, leg.ServedFrom),
            ended = After(leg, leg.EndedAt),
            held = (long)leg.Held.TotalMilliseconds,
            prefix = (byte)leg.Number.Prefix,
            number = (short)leg.Number.Value,
            index = (byte)Math.Min(leg.Index, byte.MaxValue),
            service = words.PlaceOf(leg.Service.Value),
            of = words.PlaceOf(leg.Class?.Value),
            counter = words.PlaceOf(leg.Counter?.Value),
            officer = words.PlaceOf(leg.Officer),
            channel = (byte)leg.Channel,
            start = (byte)leg.Start,
            end = (sbyte)(leg.End is { } end ? (int)end : -1),
            calls = (short)leg.Calls,
            holds = (short)leg.Holds,
            target = (short)leg.TargetMinutes,
            toldFrom = (short)Math.Min(leg.Told?.From ?? -1, short.MaxValue),
            toldTo = (short)Math.Min(leg.Told?.To ?? -1, short.MaxValue),
            outcome = (sbyte)(
                leg.Outcome is not { } outcome ? -1
                : outcome.Kind is { } kind ? (int)kind
                : -2
            ),
            flags = (byte)(
                (leg.HeldUnsure ? 1 : 0)
                | (leg.Overtaken ? 2 : 0)
                | (leg.IsLast ? 4 : 0)
                | (leg.WasAsked ? 8 : 0)
                | (leg.IsExpected ? 16 : 0)
            ),
        };

    public readonly Leg ToLeg(string[] words, ImmutableArray<ProcedureCount> procedures)
    {
        var takenAt = DateTimeOffset.FromUnixTimeMilliseconds(taken);
        return new()
        {
            Number = new((char)prefix, number),
            Index = index,
            Service = new(words[service]),
            Class = of < 0 ? null : new(words[of]),
            Channel = (Channel)channel,
            Start = (LegStart)start,
            TakenAt = takenAt,
            WaitsFrom = takenAt.AddMilliseconds(waitsFrom),
            DueAt = At(takenAt, due),
            FirstCalledAt = At(takenAt, firstCalled),
            LastCallAt = At(takenAt, lastCall),
            Calls = calls,
            ArrivedAt = At(takenAt, arrived),
            ServedFrom = At(takenAt, servedFrom),
            EndedAt = At(takenAt, ended),
            End = end < 0 ? null : (LegEnd)end,
            Counter = counter < 0 ? null : new(words[counter]),
            Officer = officer < 0 ? null : words[officer],
            Holds = holds,
            Held = TimeSpan.FromMilliseconds(held),
            HeldUnsure = (flags & 1) != 0,
            Told = toldFrom < 0 ? null : new(toldFrom, toldTo),
            Outcome = outcome == -1 ? null : new(outcome < 0 ? null : (OutcomeKind)outcome) { Procedures = procedures },
            TargetMinutes = target,
            Overtaken = (flags & 2) != 0,
            IsLast = (flags & 4) != 0,
            WasAsked = (flags & 8) != 0,
            IsExpected = (flags & 16) != 0,
        };
    }

    private static long After(Leg leg, DateTimeOffset? moment) =>
        moment is { } at ? at.ToUnixTimeMilliseconds() - leg.TakenAt.ToUnixTimeMilliseconds() : None;

    private static DateTimeOffset? At(DateTimeOffset taken, long after) => after == None ? null : taken.AddMilliseconds(after);
}
