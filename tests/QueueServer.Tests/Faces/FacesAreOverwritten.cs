using System.Reflection;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Faces;

/// <summary>As soon as they were used.</summary>
public sealed class FacesAreOverwritten : TempFolder
{
    public static TheoryData<IHoldsFace> Holders
    {
        get
        {
            var issue = new IssueRequest(CommandId.New(), TestOffice.Births, Made.Of(1), [.. Made.Jpeg]);
            return
            [
                issue,
                new FindRequest(Made.Of(1)),
                new CheckAnswer(Made.Of(1)),
                new HandInRequest(issue with { Face = Made.Of(2) }, LeaseHolderId.New(), new('A', 901), TestOffice.Morning),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void In_every_message_that_holds_one(IHoldsFace holder)
    {
        var issue = (holder as IssueRequest) ?? (holder as HandInRequest)?.Ticket;
        var face = issue?.Face ?? (holder as FindRequest)?.Face ?? (holder as CheckAnswer)!.Face!; // one of the four
        Assert.Contains(face.Values.ToArray(), value => value != 0);
        holder.Erase();
        Assert.All(face.Values.ToArray(), value => Assert.Equal(0, value));
        Assert.All(issue?.Picture ?? [], value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task By_every_endpoint_that_takes_one()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var taking = server
            .Endpoints.Where(endpoint =>
                endpoint
                    .Metadata.GetMetadata<MethodInfo>()
                    ?.GetParameters()
                    .Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IHoldsFace))) == true
            )
            .ToList();
        Assert.Equal(4, taking.Count);
        Assert.All(taking, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<Erasing.Mark>()));
    }

    [Fact]
    public void When_rows_grow_and_when_they_go()
    {
        var rows = new PinnedRows<float>();
        rows.Add([1, 2]);
        var before = rows.Span;
        rows.Add([3, 4]); // there is no more room: they move
        Assert.Equal([0, 0], before.ToArray());
        Assert.Equal([1, 2, 3, 4], rows.Span.ToArray());
        var last = rows.Span[2..];
        rows.RemoveLast(2);
        Assert.Equal([0, 0], last.ToArray());
        var all = rows.Span;
        rows.Clear();
        Assert.Equal([0, 0], all.ToArray());
        Assert.Equal(0, rows.Count);
    }
}
