using QueueServer.Storage;

namespace QueueServer.Features.Media;

/// <summary>What becomes of bytes that are to be shown on boards.</summary>
internal abstract record Intake
{
    private Intake() { }

    /// <param name="Kind">What the bytes are, whatever a request says of them.</param>
    /// <param name="Content">What boards are to get: a picture drawn anew, or a video as it came.</param>
    internal sealed record Taken(MediaKind Kind, byte[] Content) : Intake
    {
        /// <summary>The name of its file.</summary>
        public string Name => $"{MediaKind.NameOf(Content)}.{Kind.Ending}";
    }

    /// <param name="Code">Why not.</param>
    internal sealed record Refused(string Code) : Intake;

    /// <summary>Nothing that boards show, or not all of it.</summary>
    public static readonly Intake Unknown = new Refused("unknown-media");

    /// <summary>A picture of several frames: boards play videos, which can be stopped.</summary>
    public static readonly Intake Moving = new Refused("moving-picture");

    /// <summary>A picture that would take too much memory to decode.</summary>
    public static readonly Intake TooManyPixels = new Refused("too-many-pixels");
}
