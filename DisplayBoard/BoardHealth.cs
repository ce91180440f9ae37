using DisplayBoard.Feed;
using DisplayBoard.Speech;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Devices;

namespace DisplayBoard;

/// <summary>How this board is.</summary>
internal sealed class BoardHealth(FeedStream feed, Announcements announcements) : IDeviceHealth
{
    public HealthReport Report() => new(ProgramVersion.Current, feed.IsRead, Speech: announcements.Languages.Count > 0);
}
