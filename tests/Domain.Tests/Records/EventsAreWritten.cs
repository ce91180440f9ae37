using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage;
using static Domain.Tests.Office;

namespace Domain.Tests.Records;

/// <summary>Every kind of event there is, found by reflection: a new one fails here until it has its name and an example.</summary>
public sealed class EventsAreWritten
{
    private static readonly QueueEvent[] Examples =
    [
        new DayOpened(At(0), Today),
        new DayClosed(At(1)),
        new CounterOpened(At(2), One, "lan"),
        new CounterClosed(At(3), One),
        new TicketIssued(At(4.125), T(1))
        {
            Visitor = V(1),
            Number = new('A', 7),
            Service = Births,
            Code = Code(9),
            HasFace = true,
            HasPicture = false,
        },
        new TicketCalled(At(5), T(1), One),
        new TicketRecalled(At(6), T(1)),
        new ServingStarted(At(7), T(1)),
        new TicketFinished(At(8), T(1), At(7)),
        new TicketNotShown(At(9), T(1)),
        new TicketCancelled(At(10), T(1), "visitor"),
        new TicketExpired(At(11), T(1)),
        new SettingsChanged(At(12), 7, "manager"),
        new CounterTakenOver(At(13), One, "hoa"),
        new CounterPaused(At(14), One, PauseReason.Lunch),
        new CounterContinued(At(15), One),
        new TicketReturned(At(16), T(1), Place(4), "visitor"),
        new TicketHeld(At(17), T(1), "lan", "note"),
        new TicketResumed(At(18), T(1), Two),
        new TicketTransferred(At(19), T(1), Land, Three, Place(5) - 1, null, "lan"),
        new TicketClassified(At(20), T(1), Old, "lan"),
        new CallUndone(At(21), T(1), One),
        new NoShowUndone(At(22), T(1), One),
        new FinishUndone(At(23), T(1), One),
        new FaceForgotten(At(24), T(1)),
        new NumbersLeased(At(25), Births, H(1), "kiosk-1", new('A', 901), new('A', 950)),
        new NumbersReturned(At(26), "kiosk-1", new('A', 920), new('A', 950)),
        new NumbersPassedOver(At(27), new('A', 12), new('A', 20)),
        new QueueRepaired(At(28)),
        new RepairSeen(At(29), "manager"),
        new QueueBroughtBack(At(30), Today.AddDays(2), "manager"),
        new ClockSet(At(31), At(3631), "manager"),
        new OutcomeNoted(At(32), T(1), new(OutcomeKind.DoneOnTheSpot) { Procedures = [new(new("1.001193"), 2)] }, "lan"),
        new TicketPostponed(At(33), T(1), Place(6), "visitor"),
        new TicketLeft(At(34), T(1), "lan"),
        new TicketCheckedIn(At(35), T(1), Place(7), "visitor"),
    ];

    private static readonly GivenConsent Agreed = new(3, "vi", At(0.5), true, "kiosk-1");

    public static TheoryData<string> Kinds =>
        [
            .. typeof(QueueEvent)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(QueueEvent)) && !type.IsAbstract)
                .Select(type => type.Name),
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_is_read_back_as_it_was_written(string kind)
    {
        var example = Assert.Single(Examples, example => example.GetType().Name == kind);
        ImmutableArray<QueueEvent> events = [example];
        Assert.Equal(events, events.WrittenAndRead());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_has_a_name_of_its_own_in_the_journal(string kind)
    {
        var names = typeof(QueueEvent)
            .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>()
            .ToList();
        var own = Assert.Single(names, name => name.DerivedType.Name == kind);
        Assert.Single(names, name => Equals(name.TypeDiscriminator, own.TypeDiscriminator));
    }

    /// <summary>The journals of running offices hold these words: they never change.</summary>
    [Fact]
    public void The_words_of_the_journal_never_change()
    {
        var words = """
            [{
              "event": "ticket-issued", "at": "2026-11-23T01:00:04.125+00:00", "ticket": "00000002-0000-7000-8000-000000000001",
              "visitor": "00000003-0000-7000-8000-000000000001", "number": "A007", "service": "births", "code": "222-22C",
              "hasFace": true, "hasPicture": false
            }]
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(words), JsonNode.Parse(EventJson.Write([Examples[4]]))));
        Assert.Equal(
            "day-opened day-closed counter-opened counter-closed ticket-issued ticket-called ticket-recalled serving-started "
                + "ticket-finished "
                + "ticket-not-shown ticket-cancelled ticket-expired settings-changed counter-taken-over counter-paused counter-continued "
                + "ticket-returned "
                + "ticket-held ticket-resumed ticket-transferred ticket-classified call-undone no-show-undone finish-undone "
                + "face-forgotten numbers-leased numbers-returned "
                + "numbers-passed-over queue-repaired repair-seen queue-brought-back clock-set outcome-noted ticket-postponed "
                + "ticket-left ticket-checked-in",
            string.Join(' ', Examples.Select(example => JsonNode.Parse(EventJson.Write([example]))![0]!["event"]!.GetValue<string>()))
        );
    }

    [Fact]
    public void What_was_added_to_an_event_later_is_read_from_older_journals_as_nothing()
    {
        var older =
            """[{"event":"ticket-issued","at":"2026-11-23T01:00:00+00:00","ticket":"00000002-0000-7000-8000-000000000001","""u8
            + """ "visitor":"00000003-0000-7000-8000-000000000001","number":"A001","service":"births","code":"222-223","""u8
            + """ "hasFace":false,"hasPicture":false},{"event":"day-closed","at":"2026-11-23T01:00:01+00:00"}]"""u8;
        Assert.Equal([Issued(1), new DayClosed(At(1))], EventJson.Read(older, form: 1));
        ImmutableArray<QueueEvent> newer =
        [
            Issued(1) with
            {
                Class = Old,
            } with
            {
                By = "lan",
                Override = true,
            },
            Issued(2) with
            {
                Consent = Agreed,
            },
            Issued(4, number: 4) with
            {
                Told = new(10, 25),
            },
            new TicketFinished(At(1), T(4), At(0), new(OutcomeKind.Accepted)),
            Issued(3, number: 901) with
            {
                HandedIn = new(At(-60), Place(1), T(1)),
            },
            new DayClosed(At(1), "manager"),
        ];
        Assert.Equal(newer, newer.WrittenAndRead());
    }

    [Fact]
    public void An_event_this_program_does_not_know_is_not_read() =>
        Assert.Throws<JsonException>(() => EventJson.Read("""[{"event":"ticket-eaten","at":"2026-11-23T01:00:00+00:00"}]"""u8, form: 1));

    [Fact]
    public void Nothing_of_a_face_is_ever_in_an_event() =>
        Assert.All(
            typeof(QueueEvent)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(QueueEvent)))
                .SelectMany(type => type.GetProperties()),
            property =>
                Assert.False(
                    property.PropertyType.Namespace == "QueueContracts.Faces" || property.PropertyType.IsArray,
                    $"{property.DeclaringType} {property.Name}"
                )
        );
}
