namespace Tracker.Core.Comparing;

/// <summary>Gives every row a column of its own so that the sum of the costs is least (the Hungarian method, in cubic time).</summary>
internal static class CheapestPairing
{
    /// <param name="costs">As many rows as columns.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Of(double[,] costs)
    {
        var size = costs.GetLength(0);
        var rowPrice = new double[size + 1];
        var columnPrice = new double[size + 1];
        var rowOf = new int[size + 1];
        // Rows and columns count from 1: 0 is the column of the row that is being placed.
        for (var row = 1; row <= size; row++)
        {
            rowOf[0] = row;
            Place(costs, rowPrice, columnPrice, rowOf);
        }
        var columns = new int[size];
        for (var column = 1; column <= size; column++)
            columns[rowOf[column] - 1] = column - 1;
        return columns;
    }

    private static void Place(double[,] costs, double[] rowPrice, double[] columnPrice, int[] rowOf)
    {
        var size = costs.GetLength(0);
        var least = new double[size + 1];
        Array.Fill(least, double.PositiveInfinity);
        var isUsed = new bool[size + 1];
        var cameFrom = new int[size + 1];
        var at = 0;
        do
        {
            isUsed[at] = true;
            var next = Cheapest(costs, rowOf[at], at, (rowPrice, columnPrice), (least, cameFrom, isUsed));
            var delta = least[next];
            for (var column = 0; column <= size; column++)
            {
                if (isUsed[column])
                    (rowPrice[rowOf[column]], columnPrice[column]) = (rowPrice[rowOf[column]] + delta, columnPrice[column] - delta);
                else
                    least[column] -= delta;
            }
            at = next;
        }
        while (rowOf[at] != 0);
        for (; at != 0; at = cameFrom[at])
            rowOf[at] = rowOf[cameFrom[at]];
    }

    /// <summary>The unused column that is reached at least cost.</summary>
    private static int Cheapest(
        double[,] costs, int row, int from, (double[] Row, double[] Column) price, (double[] Least, int[] CameFrom, bool[] IsUsed) way)
    {
        var best = 0;
        for (var column = 1; column < way.Least.Length; column++)
        {
            if (way.IsUsed[column])
                continue;
            var cost = costs[row - 1, column - 1] - price.Row[row] - price.Column[column];
            if (cost < way.Least[column])
                (way.Least[column], way.CameFrom[column]) = (cost, from);
            if (best == 0 || way.Least[column] < way.Least[best])
                best = column;
        }
        return best;
    }
}
