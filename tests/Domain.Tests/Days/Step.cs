using FsCheck;
using FsCheck.Fluent;
using QueueServer.Domain;

namespace Domain.Tests.Days;

/// <summary>What somebody does.</summary>
internal enum Deed
{
    TakeNumber,
    CallNext,
    Recall,
    ConfirmArrival,
    Finish,
    MarkNoShow,
    Cancel,
    OpenCounter,
    CloseCounter,
    RepeatAnEarlierCommand,
    CloseDay,
    TakeNumberAtCounter,
    Hold,
    Resume,
    Transfer,
    Undo,
    Return,
    Classify,
    Pause,
    Continue,
    TakeOver,
    ChangeSettings,
    ForgetFace,
    LeaseNumbers,
    ReturnNumbers,
    HandIn,
    NoteRepair,
    SeeRepair,
    SetClock,
    NoteOutcome,
    Postpone,
    TakeNumberFromAfar,
    LeaveForPaper,
    SendForPaper,
    CheckIn,
    ComeForAppointment,
}

/// <summary>One thing somebody does on a made-up day; what the numbers point at is settled when it is played.</summary>
/// <param name="Deed">What.</param>
/// <param name="After">Seconds since the step before.</param>
/// <param name="Who">The visitor, or the officer.</param>
/// <param name="Where">The counter or the service.</param>
/// <param name="Which">The ticket, or the earlier command.</param>
internal sealed record Step(Deed Deed, int After, int Who, int Where, int Which)
{
    private static readonly Gen<Deed> Deeds = Gen.Frequency(
        (60, Gen.Constant(Deed.TakeNumber)),
        (50, Gen.Constant(Deed.CallNext)),
        (40, Gen.Constant(Deed.Recall)),
        (20, Gen.Constant(Deed.ConfirmArrival)),
        (24, Gen.Constant(Deed.Finish)),
        (24, Gen.Constant(Deed.MarkNoShow)),
        (10, Gen.Constant(Deed.Cancel)),
        (24, Gen.Constant(Deed.OpenCounter)),
        (5, Gen.Constant(Deed.CloseCounter)),
        (12, Gen.Constant(Deed.RepeatAnEarlierCommand)),
        (1, Gen.Constant(Deed.CloseDay)),
        (8, Gen.Constant(Deed.TakeNumberAtCounter)),
        (12, Gen.Constant(Deed.Hold)),
        (10, Gen.Constant(Deed.Resume)),
        (16, Gen.Constant(Deed.Transfer)),
        (28, Gen.Constant(Deed.Undo)),
        (14, Gen.Constant(Deed.Return)),
        (6, Gen.Constant(Deed.Classify)),
        (4, Gen.Constant(Deed.Pause)),
        (5, Gen.Constant(Deed.Continue)),
        (3, Gen.Constant(Deed.TakeOver)),
        (4, Gen.Constant(Deed.ChangeSettings)),
        (3, Gen.Constant(Deed.ForgetFace)),
        (24, Gen.Constant(Deed.LeaseNumbers)),
        (3, Gen.Constant(Deed.ReturnNumbers)),
        (40, Gen.Constant(Deed.HandIn)),
        (2, Gen.Constant(Deed.NoteRepair)),
        (2, Gen.Constant(Deed.SeeRepair)),
        (1, Gen.Constant(Deed.SetClock)),
        (4, Gen.Constant(Deed.NoteOutcome)),
        (10, Gen.Constant(Deed.Postpone)),
        (14, Gen.Constant(Deed.TakeNumberFromAfar)),
        (5, Gen.Constant(Deed.LeaveForPaper)),
        (5, Gen.Constant(Deed.SendForPaper)),
        (14, Gen.Constant(Deed.CheckIn)),
        (20, Gen.Constant(Deed.ComeForAppointment))
    );

    /// <summary>Days of up to as many steps as the size; one that fails is shortened to what is needed for failing.</summary>
    public static Arbitrary<Step[]> ManyDays { get; } =
        Arb.From(
            Gen.ArrayOf(
                from deed in Deeds
                from after in Gen.Choose(0, 15)
                from who in Gen.Choose(0, 999)
                from @where in Gen.Choose(0, 2)
                from which in Gen.Choose(0, 999)
                select new Step(deed, after, who, @where, which)
            ),
            Shorter
        );

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var cut = steps.Length / 2; cut > 0; cut /= 2)
        {
            for (var from = 0; from < steps.Length; from += cut)
                yield return [.. steps[..from], .. steps[Math.Min(from + cut, steps.Length)..]];
        }
    }
}
