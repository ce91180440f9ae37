namespace QueueContracts.Ids;

/// <summary>What has an id: each is the type argument of its own. <c>QueueContracts.props</c> has their short names.</summary>
public static class Named
{
    /// <summary>A ticket (<i>số thứ tự</i>), for ever; the number people see is unique only for a day.</summary>
    public sealed class Ticket;

    /// <summary>A visitor of one office-day: the owner of one or more tickets and of at most one face template.</summary>
    public sealed class Visitor;

    /// <summary>A command. Sent again with the same id, it gives the first accepted outcome again for the whole office-day.</summary>
    public sealed class Command;

    /// <summary>
    /// What a kiosk keeps for an outage, for as long as it is kept. Numbers are leased to it and not to the kiosk's name: a kiosk that has
    /// lost what it kept does not know which of them it gave away, and is leased others.
    /// </summary>
    public sealed class LeaseHolder;

    /// <summary>An appointment, also when it is moved.</summary>
    public sealed class Booking;

    /// <summary>An office (<i>cơ quan</i>).</summary>
    public sealed class Office;

    /// <summary>A service area (<i>lĩnh vực</i>) of an office.</summary>
    public sealed class Service;

    /// <summary>A counter (<i>quầy</i>) of an office.</summary>
    public sealed class Counter;

    /// <summary>A priority class (<i>đối tượng ưu tiên</i>) of an office.</summary>
    public sealed class Class;

    /// <summary>Services that an office shows under one tile.</summary>
    public sealed class Group;

    /// <summary>A picture an office has set for its boards.</summary>
    public sealed class Board;

    /// <summary>A node of the tree that figures are added up over (<i>đơn vị</i>): a province, a ward, a branch, a group.</summary>
    public sealed class Unit;

    /// <summary>When an office gives appointments.</summary>
    public sealed class SlotPlan;
}
