using QueueContracts;

namespace KioskDevice.Visits;

/// <summary>The office as a visit needs to know it.</summary>
internal interface IOfficeView
{
    /// <summary>The last view; null before the first.</summary>
    KioskView? View { get; }
}
