using QueueContracts;
using QueueServer.Features.Phones;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Phones;

/// <summary>A phone follows its visit, also while the server where that lives is being lost.</summary>
public sealed class AVisitIsFollowed : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Also_after_no_server_answered_for_a_while()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var seen = new SeenVisit(office.Host.Id, 1, null);
        var visits = new Troubled(seen with { Version = 2 });
        var changes = new VisitChanges(visits, "token", seen, office.Host);
        using (changes.Follow(Stop))
        {
            await changes.WaitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
            Assert.Equal(2, changes.Now?.Version);
        }

        await visits.Left.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    /// <summary>Twice no server answers; then there is another screen, and after it none.</summary>
    private sealed class Troubled(SeenVisit next) : IPhoneVisits
    {
        private int asked;

        public TaskCompletionSource Left { get; } = new();

        public async Task<SeenVisit?> NextAsync(string token, long seen, CancellationToken cancellation)
        {
            switch (++asked)
            {
                case < 3:
                    throw new JournalException("No server answered.");
                case 3:
                    return next;
                default:
                    await using (cancellation.Register(Left.SetResult))
                        await Task.Delay(Timeout.Infinite, cancellation);
                    return null;
            }
        }

        public Task<string> OpenAsync(string kiosk, OfficeId office) => throw new NotSupportedException();

        public Task EndAsync(string token) => throw new NotSupportedException();

        public Task<PhoneAct?> NextActAsync(string token, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<bool> ShowAsync(string token, string kiosk, PhoneScreen screen) => throw new NotSupportedException();

        public Task<bool> IsThereAsync(string token) => throw new NotSupportedException();

        public Task<JoinOutcome> JoinAsync(string token, string key) => throw new NotSupportedException();

        public Task<SeenVisit?> SeeAsync(string token, string? key) => throw new NotSupportedException();

        public Task<bool> ActAsync(string token, string? key, PhoneAct act) => throw new NotSupportedException();
    }
}
