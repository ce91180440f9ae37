using EndToEnd.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongWaitsFirst))]

namespace EndToEnd.Tests;

/// <summary>
/// Begins with the class that waits longest for what no processor can hasten, connections that are dead: others run beside it then, and
/// would not if it came last.
/// </summary>
public sealed class LongWaitsFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderByDescending(collection =>
                collection.TestCollectionDisplayName.Contains(nameof(TheLineDies), StringComparison.Ordinal)
            ),
        ];
}
