using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Access;
using QueueServer.Storage;
using QueueServer.Storage.Backups;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Storage;

/// <summary>A database with rows of every table.</summary>
internal static class FilledDatabase
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static async Task FillAsync(IDatabase database)
    {
        await using var context = database.CreateDbContext();
        for (var version = 1; version <= 2500; version++) // more than are copied at once
        {
            context.Add(
                new JournalRow
                {
                    Office = "ha-dong",
                    Version = version,
                    Day = 739_943,
                    Command = Guid.CreateVersion7(),
                    Kind = "IssueTicket",
                    Ticket = version % 2 == 0 ? null : Guid.NewGuid(),
                    At = version,
                    Events = """[{"event":"Hà Đông, một cửa"}]""",
                }
            );
        }

        context.AddRange(
            new SettingsRow
            {
                Office = "ha-dong",
                Revision = 1,
                At = 2,
                By = "manager",
                Settings = "{}",
            },
            new ConsentRow
            {
                Office = "ha-dong",
                Version = 1,
                Language = "vi",
                Since = 3,
                Texts = """{"consent":"Đồng ý"}""",
            },
            new AccountRow
            {
                Name = "officer",
                Role = "officer",
                Office = "ha-dong",
                FullName = "Nguyễn Thị Lan",
                ShortName = "Thu Lan",
                SecretHash = "x",
                MustChange = true,
                LockedUntil = 4,
            },
            new AccountRow
            {
                Name = "kiosk-1",
                Role = "kiosk",
                Office = "ha-dong",
                SecretHash = "y",
            },
            new FaceRow
            {
                Office = "ha-dong",
                Day = 739_943,
                Visitor = Guid.NewGuid(),
                Model = "m",
                Box = [1, 2],
            },
            new PictureRow
            {
                Office = "ha-dong",
                Day = 739_943,
                Ticket = Guid.NewGuid(),
                Box = [3, 4],
            },
            new FactsRow
            {
                Office = "ha-dong",
                Day = 739_000,
                Version = 1,
                Form = 1,
                Facts = [1, 2, 3],
            },
            new SecretRow { Name = "pseudonyms", Value = [4, 5, 6] },
            new FunnelRow
            {
                Office = "ha-dong",
                Kiosk = "kiosk-1",
                Id = Guid.NewGuid(),
                Hour = 8,
                Begun = 9,
                WithFace = 3,
                WithoutFace = 2,
                Places = 1,
                Seconds = 120,
                GivenUp = """[{"at":"consent","count":3}]""",
                ChallengesFailed = 1,
                CameraTroubles = 0,
            },
            new PassingRow
            {
                Kind = "session-ended",
                Key = "x",
                Value = "",
                Until = 9,
                Turn = 1,
            },
            new RatingRow
            {
                Id = Guid.NewGuid(),
                Office = "ha-dong",
                Day = 739_943,
                Hour = 9,
                Service = "ho-tich",
                Counter = "quay-1",
                Officer = "officer",
                Level = "verySatisfied",
                Reasons = "waitedLong attitude",
                Text = "Cảm ơn",
                Channel = "tablet",
                WordsVersion = "1",
                IsHasty = true,
            },
            new BookingRow
            {
                Office = "ha-dong",
                Day = 739_944,
                Version = 1,
                Command = Guid.CreateVersion7(),
                Kind = "HoldBooking",
                Booking = Guid.CreateVersion7(),
                At = 5,
                Events = """[{"event":"Đặt lịch"}]""",
                Checksum = 6,
                Form = 1,
            },
            new BookingContactRow
            {
                Office = "ha-dong",
                Day = 739_944,
                Booking = Guid.NewGuid(),
                Box = [5, 6],
            },
            AuditOf("first", 7),
            DeletionOf("template", 5)
        );
        context.AddRange(OfUnits());
        await context.SaveChangesAsync(Stop);
    }

    public static AuditRow AuditOf(string what, long id = 0) =>
        new()
        {
            Id = id,
            At = 1,
            Office = "ha-dong",
            Who = "manager",
            Role = "manager",
            What = what,
            Address = "::1",
            Before = "{}",
        };

    public static DeletionRow DeletionOf(string kind, long id = 0) =>
        new()
        {
            Id = id,
            Office = "ha-dong",
            At = 1,
            Kind = kind,
            Count = 2,
            Why = "finished",
        };

    private static object[] OfUnits() =>
        [
            new UnitTreeRow
            {
                Revision = 1,
                At = 2,
                By = "admin",
                Form = 1,
                Tree = """{"units":[],"places":[]}""",
            },
            new SummaryRow
            {
                Office = "ha-dong",
                Day = 739_942,
                Sequence = 2,
                Version = 9,
                Hash = "ab",
                Source = "",
                At = 3,
                HandedIn = 4,
                RefusedAt = 3,
                Refusal = "other-source",
                Form = 1,
                Body = """{"name":"Hà Đông"}""",
                Signature = [1, 2],
            },
            new CorrectionRow
            {
                Office = "ha-dong",
                Day = 739_942,
                Sequence = 1,
                Source = "",
                ReplacedAt = 3,
                Form = 1,
                Body = "{}",
                Signature = [3],
            },
            new SummaryMonthRow
            {
                Office = "ha-dong",
                Month = 24_310,
                Form = 1,
                Total = [4],
                Days = [5, 6],
                Turn = 7,
            },
            new SummaryOfficeRow
            {
                Office = "ha-dong",
                Source = "server-1",
                Name = "{}",
                TimeZone = "Asia/Ho_Chi_Minh",
                FirstDay = 739_900,
                LastDay = 739_942,
            },
            new SummarySourceRow
            {
                Source = "server-1",
                Key = [7, 8],
                PairedAt = 4,
                HeardAt = 5,
            },
        ];
}
