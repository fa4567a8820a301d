using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Comparing;
using Xunit;

namespace Tracker.Tests.Comparing;

public sealed class CheapestPairingTests
{
    [Fact]
    public void TheNearestForEachIsNotTheCheapestForAll() =>
        CheapestPairing.Of(new double[,] { { 1, 2 }, { 1, 100 } }).Should().Equal(1, 0);

    [Fact]
    public void NoOtherPairingIsCheaper() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<byte[]>(bytes =>
    {
        const int Size = 4;
        var costs = new double[Size, Size];
        for (var at = 0; at < Size * Size && bytes.Length > 0; at++)
            costs[at / Size, at % Size] = bytes[at % bytes.Length] * (1 + (at % 3));
        var columns = CheapestPairing.Of(costs);
        columns.Order().Should().Equal(0, 1, 2, 3);
        Cost(costs, columns).Should().Be(Orders([0, 1, 2, 3]).Min(order => Cost(costs, order)));
    }));

    private static double Cost(double[,] costs, int[] columns) => columns.Select((column, row) => costs[row, column]).Sum();

    private static IEnumerable<int[]> Orders(int[] left) =>
        left is [] ? [[]] : left.SelectMany(first => Orders([.. left.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));
}
