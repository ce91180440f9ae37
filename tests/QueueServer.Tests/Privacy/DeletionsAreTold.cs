using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Privacy;

public sealed class DeletionsAreTold : TempFolder
{
    private static async Task<IEnumerable<(string Kind, int Count, string Why)>> LogOf(TestOffice office) =>
        (await new DeletionLog(Databases.At(office.Database)).ReadAsync(office.State.Office, null, 100))
            .Entries.Reverse()
            .Select(entry => (entry.Kind, entry.Count, entry.Why));

    [Fact]
    public async Task With_how_many_and_why()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.OpenAsync(TestOffice.One);
        await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        await office.ServeNextAsync(TestOffice.One);
        var cancelled = await office.TakeAsync(Made.Of(2));
        await office.Host.ExecuteAsync(new CancelTicket(CommandId.New(), cancelled.Id, CancelTicket.Visitor));
        foreach (var (seed, why) in new[] { DeletionReason.VisitorAsked, DeletionReason.KioskAsked, DeletionReason.OfficerAsked }.Index())
            await office.Host.ExecuteAsync(new ForgetFace(CommandId.New(), (await office.TakeAsync(Made.Of(10 + seed))).Id, why));
        Assert.Equal(
            [
                ("template", 1, "finished"),
                ("picture", 1, "finished"),
                ("template", 1, "cancelled"),
                ("template", 1, "visitorAsked"),
                ("template", 1, "kioskAsked"),
                ("template", 1, "officerAsked"),
            ],
            await LogOf(office)
        );
    }

    [Fact]
    public async Task Once_for_all_that_the_days_end_deletes()
    {
        using var office = await TestOffice.StartAsync(Folder);
        foreach (var seed in Enumerable.Range(1, 3))
            await office.TakeAsync(Made.Of(seed), picture: seed == 1 ? Made.Jpeg : null);
        await office.TakeAsync(); // without a face: nothing to delete
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        Assert.Equal([("template", 3, "dayClosed"), ("picture", 1, "dayClosed")], await LogOf(office));
    }

    [Fact]
    public async Task And_not_where_there_was_nothing()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.OpenAsync(TestOffice.One);
        await office.TakeAsync();
        await office.ServeNextAsync(TestOffice.One);
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        Assert.Empty(await LogOf(office));
    }

    [Fact]
    public async Task For_what_a_start_found_left_over()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await using (var context = Databases.At(office.Database).CreateDbContext())
        {
            context.Add(
                new FaceRow
                {
                    Office = office.State.Office.Value,
                    Day = office.State.Day.DayNumber - 1,
                    Visitor = Guid.CreateVersion7(),
                    Model = "model",
                    Box = [1],
                }
            );
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await office.StartAgainAsync();
        Assert.Equal([("template", 1, "restart")], await LogOf(office));
    }

    [Fact]
    public async Task An_office_that_stops_using_faces_forgets_those_it_holds_and_takes_no_more()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var held = await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        await office.TakeAsync(Made.Of(2));
        await office.Host.ExecuteAsync(
            new ChangeSettings(CommandId.New(), office.Host.Settings with { Faces = new() { Use = false } }, "manager")
        );
        Assert.Equal(0, office.Faces.Count);
        Assert.Equal([("template", 2, "facesOff"), ("picture", 1, "facesOff")], await LogOf(office));
        Assert.Equal(TicketState.Issued, office.State.Tickets[held.Id].State); // the number stays
        Assert.Equal(Refusals.FacesOff, Assert.IsType<Decision.Refused>((await office.IssueAsync(Made.Of(3))).Decision).Rejection.Code);
        Assert.Equal(Refusals.FacesOff, (await office.FindAsync(Made.Of(1))).Refused?.Rejection.Code);
        await office.TakeAsync(); // the way of the code is open
    }

    [Fact]
    public async Task An_office_without_pictures_takes_a_face_alone()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.Host.ExecuteAsync(
            new ChangeSettings(CommandId.New(), office.Host.Settings with { Faces = new() { Pictures = false } }, "manager")
        );
        Assert.Equal(
            Refusals.PicturesOff,
            Assert.IsType<Decision.Refused>((await office.IssueAsync(Made.Of(1), picture: Made.Jpeg)).Decision).Rejection.Code
        );
        await office.TakeAsync(Made.Of(1));
    }

    [Theory]
    [InlineData("UPDATE deletions SET Count = 0")]
    [InlineData("DELETE FROM deletions")]
    public async Task And_nobody_rewrites_it(string sql)
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.TakeAsync(Made.Of(1));
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        await using var context = Databases.At(office.Database).CreateDbContext();
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_key_that_outlived_its_day_in_a_power_cut_is_destroyed_at_the_next_start()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.TakeAsync(Made.Of(1));
        var path = Assert.Single(office.Keys);
        var key = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        await File.WriteAllBytesAsync(path, key, TestContext.Current.CancellationToken); // the close was written, then the power went
        await office.StartAgainAsync();
        Assert.Empty(office.Keys);
    }

    [Fact]
    public async Task A_day_that_was_cut_off_is_closed_at_the_next_start_and_its_key_destroyed()
    {
        using (var office = await TestOffice.StartAsync(Folder))
            await office.TakeAsync(Made.Of(1));
        using var next = await TestOffice.StartAsync(Folder, TestOffice.Morning.AddDays(1));
        Assert.Empty(next.Keys);
        Assert.Equal([("template", 1, "dayClosed")], await LogOf(next));
    }

    [Fact]
    public void Keys_are_kept_where_the_setting_says()
    {
        using var data = DataFolder.Open(Path.Combine(Folder, "data"));
        var keys = new DayKeys(data, Path.Combine(Folder, "elsewhere"));
        keys.FindOrCreate(new("ha-dong"), new(2026, 11, 23));
        Assert.True(File.Exists(Path.Combine(Folder, "elsewhere", "ha-dong", "2026-11-23.key")));
        Assert.False(Directory.Exists(Path.Combine(Folder, "data", "keys")));
        keys.DestroyAllBut(new("ha-dong"), null);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "elsewhere"), "*", SearchOption.AllDirectories));
    }
}
