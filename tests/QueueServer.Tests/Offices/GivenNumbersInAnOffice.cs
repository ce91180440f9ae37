using System.Collections.Immutable;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Screens;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Offices;

/// <summary>What a kiosk gave while the server was away comes in with its face, and never fails for it.</summary>
public sealed class GivenNumbersInAnOffice : TempFolder
{
    private static readonly LeaseHolderId Holder = LeaseHolderId.New();

    private static async Task<TestOffice> StartAsync(string folder)
    {
        var office = await TestOffice.StartAsync(folder);
        await office.Host.ExecuteAsync(new LeaseNumbers(CommandId.New(), TestOffice.Births, Holder, TestOffice.Kiosk));
        return office;
    }

    private static Task<TurnResult> HandInAsync(
        TestOffice office,
        int number,
        FaceTemplate? face = null,
        byte[]? picture = null,
        Consent? consent = null,
        CommandId? id = null,
        TicketCode? code = null
    ) =>
        office.Host.HandInAsync(
            new(id ?? CommandId.New(), TestOffice.Births, face, picture, Consent: consent),
            new(Holder, new('A', number), office.Time.GetUtcNow(), code),
            TestOffice.Kiosk
        );

    private static async Task<Ticket> TakenInAsync(
        TestOffice office,
        int number,
        FaceTemplate? face = null,
        byte[]? picture = null,
        Consent? consent = null
    )
    {
        var (decision, state, _) = await HandInAsync(office, number, face, picture, consent);
        return state.Tickets[Assert.IsType<Decision.Accepted>(decision).Ticket!.Value]; // a number has its ticket
    }

    [Fact]
    public async Task A_face_handed_in_is_known_from_then_on()
    {
        using var office = await StartAsync(Folder);
        var ticket = await TakenInAsync(office, 901, Made.Of(1), Made.Jpeg, office.Consent(picture: true));
        Assert.Equal((true, true, 1), (ticket.HasFace, ticket.HasPicture, office.Faces.Count));
        Assert.Equal([ticket.Id], (await office.FindAsync(Made.Of(1))).Tickets.Select(found => found.Id));
        Assert.Equal(TestOffice.Kiosk, ticket.Consent?.Kiosk);
        Assert.Equal(Made.Jpeg, await office.Host.ReadPictureAsync(ticket.Id));
    }

    [Fact]
    public async Task Who_holds_a_number_already_is_shown_to_the_officer_with_both()
    {
        using var office = await StartAsync(Folder);
        var first = await office.TakeAsync(Made.Of(1));
        var second = await TakenInAsync(office, 901, Made.Of(1), consent: office.Consent());
        Assert.Equal((first.Visitor, first.Id), (second.Visitor, second.DuplicateOf));
        await office.OpenAsync(TestOffice.One);
        var next = CounterViews.Of(office.Host.Now, TestOffice.One)!.Next; // the office has this counter
        Assert.Equal(
            [(first.Number, second.Number), (second.Number, first.Number)],
            next.Select(ticket => (ticket.Number, ticket.DuplicateOf!.Value))
        ); // one each
        await office.Host.ExecuteAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));
        Assert.Equal(second.Number, CounterViews.Of(office.Host.Now, TestOffice.One)!.Current!.DuplicateOf); // it was called
        Assert.Equal(1, office.Faces.Count);
    }

    [Fact]
    public async Task A_consent_counts_as_of_when_it_was_given()
    {
        using var office = await StartAsync(Folder);
        var read = office.Consent();
        var given = office.Time.GetUtcNow();
        office.Time.Advance(TimeSpan.FromMinutes(10));
        await ChangeAsync(
            office,
            of =>
                of with
                {
                    Texts = of.Texts.SetItem(
                        "consent.what",
                        ImmutableSortedDictionary<string, string>.Empty.Add("vi", "Máy ghi lại nét mặt.")
                    ),
                }
        );
        office.Time.Advance(TimeSpan.FromHours(1));
        var (decision, state, _) = await office.Host.HandInAsync(
            new(CommandId.New(), TestOffice.Births, Made.Of(1), Consent: read),
            new(Holder, new('A', 901), given),
            TestOffice.Kiosk
        );
        Assert.True(state.Tickets[Assert.IsType<Decision.Accepted>(decision).Ticket!.Value].HasFace); // a number has its ticket

        Assert.False((await TakenInAsync(office, 902, Made.Of(2), consent: read)).HasFace); // given now, to words of an hour ago
        Assert.Equal(1, office.Faces.Count);
    }

    [Fact]
    public async Task Without_a_consent_that_holds_the_number_stands_without_the_face()
    {
        using var office = await StartAsync(Folder);
        var ticket = await TakenInAsync(office, 901, Made.Of(1), Made.Jpeg);
        Assert.Equal((false, false, null), (ticket.HasFace, ticket.HasPicture, ticket.Consent));
        var unticked = await TakenInAsync(office, 902, Made.Of(2), Made.Jpeg, office.Consent(picture: false));
        Assert.Equal((true, false), (unticked.HasFace, unticked.HasPicture));
        await ChangeAsync(office, of => of with { Faces = new() { Use = false } });
        Assert.False((await TakenInAsync(office, 903, Made.Of(3), consent: office.Consent())).HasFace);
        Assert.Equal(0, office.Faces.Count);
    }

    [Fact]
    public async Task A_hand_in_that_was_not_answered_is_answered_the_same_after_a_restart()
    {
        using var office = await StartAsync(Folder);
        var id = CommandId.New();
        var first = Assert.IsType<Decision.Accepted>(
            (await HandInAsync(office, 901, Made.Of(1), consent: office.Consent(), id: id)).Decision
        );
        await office.StartAgainAsync();
        var again = Assert.IsType<Decision.Repeated>(
            (await HandInAsync(office, 901, Made.Of(1), consent: office.Consent(), id: id)).Decision
        );
        Assert.Equal((first.Ticket, 1, 1), (again.Outcome.Ticket, office.State.Tickets.Count, office.Faces.Count));
        Assert.Equal(Refusals.NumberUsed, Assert.IsType<Decision.Refused>((await HandInAsync(office, 901)).Decision).Rejection.Code);
    }

    [Fact]
    public async Task The_code_the_visitor_was_shown_is_the_tickets_unless_another_has_it()
    {
        using var office = await StartAsync(Folder);
        var code = TicketCode.New();
        Ticket[] tickets =
        [
            .. await Task.WhenAll(
                new[] { 901, 902, 903 }.Select(async number =>
                {
                    var (decision, state, _) = await HandInAsync(office, number, code: number == 903 ? null : code);
                    return state.Tickets[Assert.IsType<Decision.Accepted>(decision).Ticket!.Value]; // a number has its ticket
                })
            ),
        ];
        Assert.Equal(code, tickets[0].Code);
        Assert.Equal(3, tickets.Select(ticket => ticket.Code).Distinct().Count());
        Assert.Equal(tickets[0].Id, office.State.Codes[code]);
    }

    [Fact]
    public async Task The_next_day_nothing_of_a_lease_is_left()
    {
        using var office = await StartAsync(Folder);
        office.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Refusals.NotLeased, Assert.IsType<Decision.Refused>((await HandInAsync(office, 901)).Decision).Rejection.Code);
    }

    private static async Task ChangeAsync(TestOffice office, Func<OfficeSettings, OfficeSettings> change) =>
        Assert.IsType<Decision.Accepted>(
            (await office.Host.ExecuteAsync(new ChangeSettings(CommandId.New(), change(office.Host.Settings), "manager"))).Decision
        );
}
