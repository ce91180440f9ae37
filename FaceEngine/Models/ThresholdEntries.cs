using FaceEngine.Faces;
using FaceEngine.Liveness;

namespace FaceEngine.Models;

/// <summary>When a detector's candidate is a face.</summary>
internal sealed record DetectionEntry
{
    /// <summary>Least score, 0..1.</summary>
    public required float Score { get; init; }

    /// <summary>Intersection over union from which the lower-scored of two boxes is dropped.</summary>
    public required float Overlap { get; init; }
}

/// <summary>When a frame is good enough to describe its face.</summary>
internal sealed record QualityEntry
{
    /// <summary>Height of a face, in heights of the largest one, from which it counts as another person in front.</summary>
    public required float Bystander { get; init; }

    /// <summary>Least distance of the box from the frame's edge, in widths (heights) of the frame.</summary>
    public required float Edge { get; init; }

    /// <summary>Least height of the box, in heights of the frame.</summary>
    public required float Height { get; init; }

    /// <summary>Largest absolute <see cref="FaceLandmarks.Turn"/>.</summary>
    public required float Turn { get; init; }

    /// <summary>Least variance of the Laplacian.</summary>
    public required float Sharpness { get; init; }

    /// <summary>Least mean luma of the face, 0..255.</summary>
    public required float Darkest { get; init; }

    /// <summary>Largest mean luma of the face, 0..255.</summary>
    public required float Brightest { get; init; }

    /// <summary>Largest share of the face's pixels that are black or white.</summary>
    public required float Clipped { get; init; }

    /// <summary>From here on both eyes count as closed, 0..1.</summary>
    public required float EyesClosed { get; init; }

    /// <summary>Largest absolute <see cref="FaceLandmarks.Turn"/> at which eyes are judged at all.</summary>
    public required float EyesTurn { get; init; }

    /// <summary>Largest share of the places around the mouth that may differ from the upper face's colour.</summary>
    public required float Covered { get; init; }

    /// <summary>What is wrong with this entry, or null.</summary>
    public string? Fault() =>
        Bystander is > 0 and <= 1
        && Edge is >= 0 and < 0.5f
        && Height is > 0 and < 1
        && Turn is > 0 and < 1
        && Sharpness >= 0
        && Darkest >= 0
        && Brightest <= 255
        && Darkest < Brightest
        && Clipped is > 0 and <= 1
        && EyesClosed is > 0 and < 1
        && EyesTurn is >= 0 and < 1
        && Covered is > 0 and < 1
            ? null
            : "quality: a threshold is out of its range";
}

/// <summary>When a turn that was asked for counts as made by a head; see <see cref="ChallengeSettings"/>.</summary>
internal sealed record ChallengeEntry
{
    public required float Turn { get; init; }

    public required float Release { get; init; }

    public required float FarthestMiddle { get; init; }

    /// <summary>Shortest and longest pause in the middle, in seconds.</summary>
    public required IReadOnlyList<float> PauseSeconds { get; init; }

    /// <summary>From and until when after the asking a turn may come, in seconds.</summary>
    public required IReadOnlyList<float> WindowSeconds { get; init; }

    public required float ReturnSeconds { get; init; }

    public required float Step { get; init; }

    public required float Speed { get; init; }

    public required IReadOnlyList<float> Jaw { get; init; }

    public required IReadOnlyList<float> Eyes { get; init; }

    public required IReadOnlyList<float> Chin { get; init; }

    public required float Narrowing { get; init; }

    /// <summary>What is wrong with this entry, or null.</summary>
    public string? Fault() =>
        Release > 0
        && Turn > Release
        && Turn < 1
        && FarthestMiddle > 0
        && ReturnSeconds > 0
        && Step > 0
        && Speed > 0
        && Narrowing > 0
        && new[] { PauseSeconds, WindowSeconds, Jaw, Eyes, Chin }.All(bounds => bounds.Count == 2 && bounds[0] < bounds[1])
        && PauseSeconds[0] >= 0
        && WindowSeconds[0] >= 0
            ? null
            : "challenge: a threshold is out of its range";

    public ChallengeSettings Settings(int turns) =>
        new()
        {
            Turns = turns,
            Turn = Turn,
            Release = Release,
            FarthestMiddle = FarthestMiddle,
            Pause = (TimeSpan.FromSeconds(PauseSeconds[0]), TimeSpan.FromSeconds(PauseSeconds[1])),
            Reaction = TimeSpan.FromSeconds(WindowSeconds[0]),
            Window = TimeSpan.FromSeconds(WindowSeconds[1]),
            Return = TimeSpan.FromSeconds(ReturnSeconds),
            Step = Step,
            Speed = Speed,
            Jaw = (Jaw[0], Jaw[1]),
            Eyes = (Eyes[0], Eyes[1]),
            Chin = (Chin[0], Chin[1]),
            Narrowing = Narrowing,
        };
}

/// <summary>When a turned head means something, in the unit of <see cref="FaceLandmarks.Turn"/> off the head's own middle.</summary>
internal sealed record HeadTurnEntry
{
    /// <summary>From here on a head is turned.</summary>
    public required float Turn { get; init; }

    /// <summary>From here on it is back in the middle.</summary>
    public required float Release { get; init; }

    /// <summary>What is wrong with this entry, or null.</summary>
    public string? Fault() => Release > 0 && Turn > Release && Turn < 1 ? null : "headTurn: release must be above 0 and below turn";
}
