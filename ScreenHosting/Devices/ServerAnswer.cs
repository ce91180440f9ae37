using System.Net;

namespace ScreenHosting.Devices;

/// <summary>What came of asking the server.</summary>
/// <typeparam name="T">What it answers with once it did what was asked.</typeparam>
public abstract record ServerAnswer<T>
{
    private ServerAnswer() { }

    /// <summary>It did what was asked.</summary>
    /// <param name="Reply">What it says of it.</param>
    public sealed record Done(T Reply) : ServerAnswer<T>;

    /// <summary>It said no (4xx).</summary>
    /// <param name="Status">How.</param>
    /// <param name="Problem">Why; without a code where something between here and the server answered.</param>
    public sealed record Refused(HttpStatusCode Status, ServerProblem Problem) : ServerAnswer<T>
    {
        /// <summary>For the log.</summary>
        public string Reason => $"the server answered {(int)Status}";

        /// <summary>Whether it is this device that is refused, whatever it asks.</summary>
        public bool IsOfDevice => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

        /// <summary>Whether the same may be granted at another moment.</summary>
        public bool MayPass => IsOfDevice || Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
    }

    /// <summary>It could not be asked, or could not do it (5xx). Whether it did is not known.</summary>
    /// <param name="Reason">For the log.</param>
    /// <param name="Status">What was answered; null for nothing that could be read.</param>
    public sealed record Away(string Reason, HttpStatusCode? Status = null) : ServerAnswer<T>;
}

/// <summary>That it was done is all there is to say.</summary>
public readonly record struct NoReply;
