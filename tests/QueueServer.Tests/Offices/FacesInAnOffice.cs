using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Offices;

public sealed class FacesInAnOffice : TempFolder
{
    private static readonly MatchPolicy Policy = Made.Policies.ByModel[Made.Model];

    [Fact]
    public async Task The_same_face_is_known_again()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var first = await office.TakeAsync(Made.Of(1));
        await office.TakeAsync(Made.Of(2));
        var again = await office.IssueAsync(Made.Near(1, Policy.Accept + 0.05));
        Assert.Equal(new Decision.AlreadyHeld(first.Id), again.Decision);
        Assert.Equal(2, office.Faces.Count);
    }

    [Fact]
    public async Task A_known_face_takes_another_service_as_the_same_visitor_and_is_kept_once()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var births = await office.TakeAsync(Made.Of(1));
        var land = await office.TakeAsync(Made.Of(1), TestOffice.Land);
        Assert.Equal(births.Visitor, land.Visitor);
        Assert.Equal(1, office.Faces.Count);
        var (outcome, tickets, _) = await office.FindAsync(Made.Of(1));
        Assert.Equal(FindOutcome.Found, outcome);
        Assert.Equal([births.Id, land.Id], tickets.Select(ticket => ticket.Id));
    }

    [Fact]
    public async Task In_doubt_a_new_number_is_given()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var first = await office.TakeAsync(Made.Of(1));
        var doubtful = Made.Near(1, (Policy.Doubt + Policy.Accept) / 2);
        Assert.Equal(FindOutcome.NotSure, (await office.FindAsync(doubtful)).Outcome);
        Assert.NotEqual(first.Visitor, (await office.TakeAsync(doubtful)).Visitor);
    }

    [Fact]
    public async Task Between_two_who_look_alike_nobody_is_concluded()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.TakeAsync(Made.Of(1));
        await office.TakeAsync(Made.Near(1, Policy.Accept - 0.01)); // near, but in doubt: a visitor of its own
        var between = FaceTemplate.Mean(Made.Model, [Made.Of(1).Values.ToArray(), Made.Near(1, Policy.Accept - 0.01).Values.ToArray()]);
        Assert.Equal(FindOutcome.NotSure, (await office.FindAsync(between)).Outcome);
    }

    [Fact]
    public async Task A_face_is_gone_when_its_ticket_is_finished()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.TakeAsync(Made.Of(1));
        await office.OpenAsync(TestOffice.One);
        await office.ServeNextAsync(TestOffice.One);
        Assert.Equal(FindOutcome.NotKnown, (await office.FindAsync(Made.Of(1))).Outcome);
        Assert.Equal(0, office.Faces.Count);
        Assert.Empty(await office.Journal.ReadFacesAsync(office.State.Office, office.State.Day));
    }

    [Fact]
    public async Task A_face_stays_after_a_no_show_until_the_day_closes()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var ticket = await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        await office.OpenAsync(TestOffice.One);
        await office.Host.ExecuteAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));
        office.Time.Advance(OfficeSettings.CallGap);
        await office.Host.ExecuteAsync(new MarkNoShow(CommandId.New(), TestOffice.One, "lan", ticket.Id));
        var (outcome, tickets, _) = await office.FindAsync(Made.Of(1));
        Assert.Equal((FindOutcome.Found, TicketState.NoShow), (outcome, Assert.Single(tickets).State));
        Assert.Null(await office.Host.ReadPictureAsync(ticket.Id));
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        Assert.Equal(FindOutcome.NotKnown, (await office.FindAsync(Made.Of(1))).Outcome);
    }

    [Fact]
    public async Task A_template_lies_on_disk_sealed_only()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var ticket = await office.TakeAsync(Made.Of(1));
        var sealedFace = Assert.Single(await office.Journal.ReadFacesAsync(office.State.Office, office.State.Day));
        Assert.Equal(ticket.Visitor, sealedFace.Visitor);
        var plain = Made.Of(1).ToBytes();
        Assert.All(
            Directory.GetFiles(Folder, "queue.db*"),
            file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                Assert.True(bytes.AsSpan().IndexOf(plain.AsSpan(0, 16)) < 0, file);
            }
        );
    }

    [Fact]
    public async Task Without_its_key_a_stored_face_is_left_out_and_the_queue_goes_on()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var first = await office.TakeAsync(Made.Of(1));
        foreach (var key in office.Keys.ToList())
            File.Delete(key);
        await office.StartAgainAsync();
        Assert.Equal(FindOutcome.NotKnown, (await office.FindAsync(Made.Of(1))).Outcome);
        Assert.Equal(TicketState.Issued, office.State.Tickets[first.Id].State);
        await office.TakeAsync(Made.Of(1)); // a new key is made, the old row stays unreadable
    }

    [Fact]
    public async Task A_picture_is_the_officers_while_its_ticket_lives()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var ticket = await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        Assert.Equal(Made.Jpeg, await office.Host.ReadPictureAsync(ticket.Id));
        Assert.Null(await office.Host.ReadPictureAsync((await office.TakeAsync(Made.Of(2))).Id));
        await office.OpenAsync(TestOffice.One);
        await office.ServeNextAsync(TestOffice.One);
        Assert.Null(await office.Host.ReadPictureAsync(ticket.Id));
        Assert.Null(await office.Journal.ReadPictureAsync(office.State.Office, office.State.Day, ticket.Id));
    }

    [Fact]
    public async Task The_key_is_destroyed_when_the_day_closes()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.TakeAsync(Made.Of(1));
        var key = Assert.Single(office.Keys);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        Assert.Empty(office.Keys);
        Assert.Equal(0, office.Faces.Count);
    }

    [Fact]
    public async Task No_key_is_made_while_nobody_shows_a_face()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.TakeAsync();
        Assert.Empty(office.Keys);
    }
}
