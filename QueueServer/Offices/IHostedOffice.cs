using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>An office as the server holds it, from its start to its end.</summary>
internal interface IHostedOffice : IOffice, IDisposable
{
    /// <summary>Whether <see cref="IOffice.KeepDayAsync"/> has something to do, as far as it can be told without the journal.</summary>
    bool IsBehind { get; }

    /// <summary>
    /// Reads the last day from the journal and changes nothing: whether all can be read is known before anything is written.
    /// </summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task ReadAsync();

    /// <summary>Brings back the last day from the journal, closes it if it was left open and is over, and opens today.</summary>
    /// <param name="settings">Newer settings than were read; null for none.</param>
    /// <exception cref="JournalException">What that wrote could not be made durable.</exception>
    Task StartAsync(OfficeSettings? settings = null);
}

/// <summary>How the server holds its offices.</summary>
internal interface IOfficeHosting
{
    /// <returns>An office; nothing was read yet.</returns>
    IHostedOffice HostOf(OfficeSettings stored);
}
