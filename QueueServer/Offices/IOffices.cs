using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// The one way to the offices, wherever their turns are taken: at this server, or at another. What an office is can be read here at once,
/// as it last was; what is to become of it is asked for, and awaited.
/// </summary>
internal interface IOffices
{
    /// <summary>Every office, in the order of their ids.</summary>
    IReadOnlyCollection<IOffice> All { get; }

    /// <summary>An office was added.</summary>
    event Action<IOffice>? Added;

    /// <summary>An office; null when there is none of this id.</summary>
    IOffice? Find(OfficeId id);

    /// <exception cref="KeyNotFoundException">There is no such office; callers behind <c>OfficeAccess</c> never see it.</exception>
    IOffice Get(OfficeId id);

    /// <summary>Adds an office and starts it.</summary>
    /// <returns>False when the id is taken.</returns>
    Task<bool> AddAsync(OfficeSettings office, string by);

    /// <summary>Whether visitors' phones reach an office under this host name.</summary>
    bool IsPublic(string host);

    /// <summary>Whether an office is <paramref name="root"/> or lies below it.</summary>
    bool IsWithin(OfficeId office, OfficeId root);
}

/// <summary>One office. Every answer is true when it is given: what it rests on is on disk.</summary>
internal interface IOffice
{
    OfficeId Id { get; }

    /// <summary>The office as it last was, with the present moment. It is whole: state and settings belong together.</summary>
    OfficeSnapshot Now { get; }

    /// <summary>The settings in force.</summary>
    OfficeSettings Settings { get; }

    /// <summary>The state after the last durable command.</summary>
    OfficeState State { get; }

    /// <summary>Whether the last command could not be made durable, and none was since.</summary>
    bool IsTroubled { get; }

    /// <summary>There is a newer state, or other settings; handlers only note it.</summary>
    event Action? Changed;

    /// <summary>Closes a day that is over and opens the new one; does nothing within a day.</summary>
    Task KeepDayAsync();

    /// <summary>Decides and applies one command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="actor">Who asks, for the audit (<see cref="AuditedCommands"/>); null where nobody does.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    Task<TurnResult> ExecuteAsync(Command command, Actor? actor = null);

    /// <summary>Gives a number at a counter. The ids are drawn there.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="officer">Who gives it.</param>
    /// <param name="booking">The visitor's appointment; null for none.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    Task<TurnResult> IssueAtCounterAsync(WalkUpRequest request, Actor officer, Booking? booking = null);

    /// <summary>
    /// Gives a number, or the one the visitor already holds. Whether the face is known is asked inside the turn, and only after a consent
    /// in force.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="kiosk">The kiosk that asks.</param>
    /// <param name="booking">The visitor's appointment; null for none.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    Task<TurnResult> IssueAsync(IssueRequest request, string kiosk, Booking? booking = null);

    /// <summary>
    /// Takes in a number that a kiosk gave from its lease while this server was away. Whether a consent holds is judged as of then; a face
    /// or picture without one is left out, and the number stands.
    /// </summary>
    /// <param name="request">What would have been asked for.</param>
    /// <param name="leased">The number, and when it was given.</param>
    /// <param name="kiosk">The kiosk.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    Task<TurnResult> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk);

    /// <summary>
    /// Begins today, after the journal had run ahead of it: nobody is carried over, and no number that was given today is given again.
    /// </summary>
    /// <param name="id">The command.</param>
    /// <param name="manager">Who asks.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    Task<TurnResult> BringBackAsync(CommandId id, Actor manager);

    /// <summary>
    /// Takes over that the clock was set. What the office measured with it moves with it, before anything is decided by the new time.
    /// </summary>
    /// <param name="id">The command.</param>
    /// <param name="by">How far it was set forward; negative for back.</param>
    /// <param name="who">Who said so.</param>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    Task SetClockAsync(CommandId id, TimeSpan by, string who);

    /// <summary>Finds a visitor's tickets by face, after a consent in force. Nothing of the face is kept.</summary>
    Task<FoundVisitor> FindAsync(FaceTemplate face, Consent? consent);

    /// <summary>Compares whoever stands at a counter with the face of the ticket there, and no other. Nothing is kept of it.</summary>
    Task<CheckOutcome> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face);

    /// <summary>The JPEG a visitor allowed the officer; null when there is none (any more).</summary>
    Task<byte[]?> ReadPictureAsync(TicketId ticket);
}
