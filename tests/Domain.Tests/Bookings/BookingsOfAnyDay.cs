using Domain.Tests.Days;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Storage;
using static Domain.Tests.Bookings.BookedOffice;

namespace Domain.Tests.Bookings;

/// <summary>
/// What holds whatever people do with the slots of two dates: three hundred made-up courses of two hundred steps, always the same. Most of
/// it happens to few slots and at their edges, so that they are full nearly always.
/// </summary>
public sealed class BookingsOfAnyDay
{
    private const int Courses = 300;
    private const int Steps = 200;
    private static readonly string[] Contacts = ["a", "b", "c"];
    private static readonly int[] Waits = [0, 0, 1, 59, 60, 299, 300, 301, 600, 1200];

    [Fact]
    public void The_courses_are_full_of_life()
    {
        var (seen, refused) = (new HashSet<Type>(), new HashSet<string>());
        foreach (var course in All())
        {
            seen.UnionWith(course.Dates.SelectMany(date => date.Records).SelectMany(record => record.Events).Select(e => e.GetType()));
            refused.UnionWith(course.Turns.Select(turn => turn.Decision).OfType<BookingDecision.Refused>().Select(of => of.Rejection.Code));
        }

        Assert.Empty(typeof(BookingEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BookingEvent))).Except(seen));
        Assert.Superset(
            new HashSet<string>
            {
                BookingRefusals.SlotFull,
                BookingRefusals.ContactLimit,
                BookingRefusals.HoldLapsed,
                BookingRefusals.StartTooSoon,
                BookingRefusals.StartPast,
                BookingRefusals.BookingCancelled,
                BookingRefusals.BookingStarted,
                BookingRefusals.NotConfirmed,
                BookingRefusals.NotInPlan,
                Refusals.CommandIdReused,
            },
            refused
        );
    }

    /// <summary>By an account of its own: what each place was taken from when until when.</summary>
    [Fact]
    public void No_slot_ever_has_more_than_its_places_and_walk_ins_keep_their_share()
    {
        foreach (var course in All())
        foreach (var turn in course.Turns.Where(turn => turn.Record is not null))
        foreach (var slot in SlotsOf(turn.Before))
        {
            var taken = TakenBy(course, turn, slot);
            Assert.True(taken.Sum(place => place.Minutes) <= slot.Minutes);
            if (turn.Record!.Events.Any(e => e is BookingHeld or BookingMoved or BookingMovedHere) && slot.Start == NewStartOf(turn.Record))
            {
                Assert.True(100 * taken.Sum(place => place.Minutes) <= slot.Minutes * slot.Plan.OnlineShare);
                Assert.True(taken.Count <= slot.Plan.Cap);
            }
        }
    }

    [Fact]
    public void No_contact_has_more_than_its_limit()
    {
        foreach (var course in All())
        foreach (var turn in course.Turns)
        foreach (var contact in Contacts)
        {
            var live = turn.After.OfContact(contact, turn.At).Where(booking => booking.Channel == BookingChannel.Phone).ToList();
            Assert.True(live.Count <= BookingDay.MostOfAContact);
            Assert.Equal(live.Count, live.DistinctBy(booking => booking.Service).Count());
        }
    }

    [Fact]
    public void A_refusal_changes_nothing_and_a_command_happens_once()
    {
        foreach (var turn in All().SelectMany(course => course.Turns))
        {
            if (turn.Decision is not BookingDecision.Accepted)
                Assert.Same(turn.Before, turn.After);
            if (turn.Record is not null)
                Assert.IsType<BookingDecision.Repeated>(
                    BookingDecider.Decide(turn.After, BookedOffice.Booked, turn.Command, turn.At.AddHours(1))
                );
        }
    }

    [Fact]
    public void What_was_written_leads_to_the_same_state()
    {
        foreach (var course in All())
        foreach (var date in course.Dates)
        {
            var read = date.Records.Select(record => record with { Events = BookingJson.Read(BookingJson.Write(record.Events), 1) });
            var replayed = read.Aggregate(new BookingDay(Office.Id, date.State.Date), (day, record) => day.Apply(record));
            Assert.Equal(StateText.Of(date.State), StateText.Of(replayed));
        }
    }

    /// <summary>Once both steps of a move are done.</summary>
    [Fact]
    public void An_appointment_is_at_one_date()
    {
        foreach (var course in All())
        {
            var (one, other) = (course.Dates[0].State, course.Dates[1].State);
            Assert.DoesNotContain(one.Bookings.Keys, id => other.Bookings.ContainsKey(id));
        }
    }

    private static IEnumerable<Course> All() => Enumerable.Range(0, Courses).Select(seed => new Course(seed).Play());

    private static List<Slot> SlotsOf(BookingDay day) =>
        [.. Slots.On(BookedOffice.Booked with { SlotPlans = [Course.Plan] }, Office.Births, day.Date)];

    private static DateTimeOffset NewStartOf(BookingRecord record) =>
        record.Events[0] switch
        {
            BookingHeld e => e.Made.Start,
            BookingMovedHere e => e.Made.Start,
            BookingMoved e => e.Start,
            _ => default,
        };

    /// <summary>What is taken of a slot just after a turn, told from its date's events alone.</summary>
    private static List<TakenPlace> TakenBy(Course course, Turn turn, Slot slot)
    {
        var (at, taken) = (
            new Dictionary<BookingId, (TakenPlace Place, DateTimeOffset? Until)>(),
            new List<(TakenPlace, DateTimeOffset Until)>()
        );
        foreach (
            var e in course
                .Dates.Single(date => date.State.Date == turn.After.Date)
                .Records.Take((int)turn.After.Version)
                .SelectMany(r => r.Events)
        )
        {
            switch (e) // that a hold lapsed or nobody came changes no place
            {
                case BookingHeld { Made: var made }:
                    at[made.Id] = (made.Place, made.BackAt);
                    break;
                case ReturnMade { Made: var made }:
                    at[made.Id] = (made.Place, null);
                    break;
                case BookingMovedHere { Made: var made }:
                    at[made.Id] = (made.Place, null);
                    break;
                case BookingConfirmed c:
                    at[c.Booking] = (at[c.Booking].Place, null);
                    break;
                case BookingCancelled c:
                    Leave(c.Booking, c.BackAt);
                    break;
                case BookingMovedAway c:
                    Leave(c.Booking, c.BackAt);
                    break;
                case BookingMoved c:
                    var service = at[c.Booking].Place.Service;
                    Leave(c.Booking, c.BackAt);
                    at[c.Booking] = (new(service, c.Start, c.Minutes), null);
                    break;
            }
        }

        return
        [
            .. at.Values.Where(one => one.Until is not { } until || turn.At < until).Select(one => one.Place).Where(slot.Holds),
            .. taken.Where(one => turn.At < one.Until).Select(one => one.Item1).Where(slot.Holds),
        ];

        void Leave(BookingId booking, DateTimeOffset until)
        {
            taken.Add((at[booking].Place, until));
            at.Remove(booking);
        }
    }

    private sealed record Turn(
        BookingDay Before,
        BookingCommand Command,
        BookingDecision Decision,
        BookingRecord? Record,
        BookingDay After,
        DateTimeOffset At
    );

    private sealed class Course
    {
        public static readonly SlotPlan Plan = BookedOffice.Plan with { PlannedCounters = 2, OnlineShare = 70, Cap = 4 };

        private readonly Random random;
        private DateTimeOffset now = Office.Morning.AddHours(-2);

        public Course(int seed)
        {
            random = new(seed);
            foreach (var date in Dates)
                date.Settings = BookedOffice.Booked with { SlotPlans = [Plan] };
        }

        /// <summary>Today's, whose slots begin while it is played, and tomorrow's.</summary>
        public BookedOffice[] Dates { get; } = [new(Office.Today), new(Tomorrow)];

        public List<Turn> Turns { get; } = [];

        public Course Play()
        {
            for (var step = 0; step < Steps; step++)
            {
                now = random.Next(12) == 0 ? Edge() : now.AddSeconds(Waits[random.Next(Waits.Length)]);
                Step(Dates[random.Next(2)]);
            }

            return this;
        }

        /// <summary>The next moment at which a slot begins, or is given no more, or just before it.</summary>
        private DateTimeOffset Edge() =>
            Dates
                .SelectMany(date => SlotsOf(date.State))
                .SelectMany(slot => new[] { slot.Start, slot.Start.AddMinutes(-Plan.LeadMinutes) })
                .Select(edge => edge - TimeSpan.FromTicks(random.Next(2)))
                .Where(edge => edge > now && edge < now.AddHours(2))
                .Order()
                .FirstOrDefault(now);

        private void Step(BookedOffice date)
        {
            var contact = random.Next(3) == 0 ? Contacts[random.Next(Contacts.Length)] : null;
            var service = random.Next(3) == 0 ? Office.Land : Office.Births;
            var back = TimeSpan.FromMinutes(random.Next(5, 21));
            var start = date.At(8 + random.Next(2), random.Next(8) == 0 ? 10 : 30 * random.Next(2));
            var booked = date.State.Bookings.Keys.OrderBy(id => id.Value).ToList();
            var id = booked.Count == 0 ? B(0) : booked[random.Next(booked.Count)];
            var command = random.Next(50) == 0 && Turns.Count > 0 ? Turns[random.Next(Turns.Count)].Command.Id : new CommandId(Next());
            switch (random.Next(10))
            {
                case < 4:
                    Do(date, new HoldBooking(command, Wanted(), back));
                    break;
                case < 6:
                    Do(date, new ConfirmBooking(command, id, contact is null ? null : new(contact)));
                    break;
                case 6:
                    Do(date, new CancelBooking(command, id, back));
                    break;
                case 7:
                    Do(date, new MoveBooking(command, id, start, back));
                    break;
                case 8 when booked.Count > 0:
                    Across(date, command, id, back);
                    break;
                default:
                    Do(
                        date,
                        random.Next(9) == 0 ? new NoteMissed(command, [id])
                            : random.Next(2) == 0 ? new LapseHolds(command)
                            : new MakeReturn(command, Wanted(), "lan")
                    );
                    break;
            }

            WantedBooking Wanted() =>
                new(new(Next()), CodeOf(random.Next()), service, start, "vi") { Contact = contact is null ? null : new(contact) };
        }

        private void Across(BookedOffice date, CommandId command, BookingId id, TimeSpan back)
        {
            var other = Dates.Single(one => one != date);
            var to = other.At(8 + random.Next(2), 30 * random.Next(2));
            if (Do(other, new TakeBookingIn(command, date.State.Bookings[id], date.State.Date, to)) is BookingDecision.Accepted)
                Do(date, new SendBookingAway(new(Next()), id, other.State.Date, back));
        }

        private BookingDecision Do(BookedOffice date, BookingCommand command)
        {
            var (before, count) = (date.State, date.Records.Count);
            date.Now = now;
            var decision = date.Do(command);
            Turns.Add(new(before, command, decision, date.Records.Count > count ? date.Records[^1] : null, date.State, now));
            return decision;
        }

        private Guid Next()
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new(bytes);
        }
    }
}
