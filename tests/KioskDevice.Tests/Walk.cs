using FaceEngine.Faces;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>A walk through the visit's states on a clock of its own.</summary>
internal sealed class Walk
{
    public const string Model = "test-model";
    public const int ConsentVersion = 3;
    public static readonly ServiceId Service = new("ho-tich");
    public static readonly SeenFace Near = new(0.3f, 0.2f, 0.3f, 0.5f);

    private readonly List<VisitEffect> effects = [];
    private readonly List<float[]> descriptors = [];
    private readonly HeldFaces faces = new();

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    public bool CameraReady { get; set; } = true;
    public int Track { get; set; } = 1;
    public VisitSettings Settings { get; } = new() { Liveness = LivenessLevel.Off };
    public VisitState State { get; private set; } = new VisitState.Idle(new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

    /// <summary>Everything asked of the outside so far.</summary>
    public IReadOnlyList<VisitEffect> Effects => effects;

    /// <summary>Those of the good frames seen so far.</summary>
    public IReadOnlyList<float[]> Descriptors => descriptors;

    /// <summary>What the server is being asked, beside what the visit itself waits for.</summary>
    public List<Request> BeingAsked { get; } = [];

    public Walk Do(params ReadOnlySpan<VisitInput> inputs)
    {
        foreach (var input in inputs)
        {
            (State, var asked) = Visit.Step(State, input, new(Now, CameraReady, Model, Settings, CommandId.New(), Track, ConsentVersion));
            effects.AddRange(asked);
            faces.Step(input, State, BeingAsked);
        }

        return this;
    }

    /// <summary>Lets time pass, and the visit notice it.</summary>
    public Walk Wait(TimeSpan time)
    {
        Now += time;
        return Do(new VisitInput.Tick());
    }

    public Walk WaitSeconds(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    /// <summary>A frame read for the question that is asked now.</summary>
    public Walk See(FrameReading reading) => Do(new VisitInput.FrameSeen(reading with { Round = State.Round, Track = Track }));

    /// <summary>Good frames, spaced as far as frames that vary must be.</summary>
    public Walk SeeGoodFrames(int count, float liveness = 1, bool another = false)
    {
        for (var i = 0; i < count; i++)
        {
            Now += Settings.FrameGap;
            descriptors.Add(Descriptor(i, another));
            See(new(Near, true, FrameFault.None, descriptors[^1]) { Liveness = liveness });
        }

        return this;
    }

    /// <summary>Walks to the capture for a number.</summary>
    public Walk ToCapture(bool picture = false) =>
        Do(new VisitInput.Started(), new VisitInput.ServiceChosen(Service), new VisitInput.ConsentGiven(picture, "vi"));

    public IssueRequest IssueAsked => ((Request.Issue)effects.OfType<VisitEffect.Ask>().Last().Request).Body;

    public FindRequest FindAsked => ((Request.Find)effects.OfType<VisitEffect.Ask>().Last().Request).Body;

    public static TicketSummary Ticket(string number = "A001", TicketState state = TicketState.Issued) =>
        new()
        {
            Id = TicketId.New(),
            Number = TicketNumber.Parse(number, null),
            Code = new("7K4PX2"),
            Service = Service,
            ServiceName = new Dictionary<string, string> { ["vi"] = "Hộ tịch" },
            State = state,
            IssuedAt = DateTimeOffset.UnixEpoch,
            Ahead = 0,
            Estimate = null,
            Counter = null,
        };

    // Frames of one face lie near each other, and far from those of another.
    private static float[] Descriptor(int seed, bool another)
    {
        var random = new Random(seed);
        var values = Enumerable
            .Range(0, 512)
            .Select(at => (float)(random.NextDouble() + 0.5) * (another && at % 2 == 0 ? -1 : 1))
            .ToArray();
        var norm = MathF.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / norm)];
    }
}
