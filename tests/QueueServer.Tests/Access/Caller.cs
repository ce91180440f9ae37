namespace QueueServer.Tests.Access;

/// <summary>Everybody there is, as the table of who may do what names them.</summary>
[Flags]
public enum Caller
{
    Nobody = 1,
    Kiosk = 2,
    Board = 4,
    Officer = 8,
    Manager = 16,
    Administrator = 32,
    Auditor = 64,

    /// <summary>An officer whose password must be changed first.</summary>
    NewOfficer = 128,

    Leader = 256,

    /// <summary>A rating tablet.</summary>
    Rating = 512,

    /// <summary>A server that tells of its offices' days.</summary>
    Server = 1024,

    Officers = Officer | Manager | Administrator,
    Managers = Manager | Administrator,
    Readers = Managers | Auditor,
    People = Officers | Auditor | Leader,
    Everybody = Nobody | Kiosk | Board | Rating | Server | People | NewOfficer,
}
