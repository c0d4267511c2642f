namespace SquatCoach.Models;

/// <summary>How the values of a sparse tensor lie (schema.fbs, SparsityParameters): the order in which axes are walked, blocks at the end.</summary>
internal sealed record TfliteSparsity(int[] Order, int[] BlockMap, TfliteSparseAxis[] Axes)
{
    /// <summary>Puts the stored values to their places; everything else is zero.</summary>
    /// <exception cref="ModelException">The indices do not use every stored value once.</exception>
    public float[] Expand(float[] values, int[] shape)
    {
        var dense = new float[TensorShape.Count(shape)];
        var walk = new Walk(this, values, shape, dense);
        walk.Enter(0, 0);
        return walk.Placed == values.Length
            ? dense
            : throw new ModelException($"A sparse tensor is damaged: found {walk.Placed} places, expected {values.Length}.");
    }

    private sealed class Walk(TfliteSparsity sparsity, float[] values, int[] shape, float[] dense)
    {
        private readonly int[] _index = new int[sparsity.Order.Length];

        public int Placed { get; private set; }

        public void Enter(int level, int stored)
        {
            if (level == _index.Length)
            {
                dense[Place()] = values[stored];
                Placed++;
                return;
            }

            var axis = sparsity.Axes[level];
            var first = axis.Segments is null ? 0 : axis.Segments[stored];
            var end = axis.Segments is null ? axis.DenseLength : axis.Segments[stored + 1];
            for (var entry = first; entry < end; entry++)
            {
                _index[level] = axis.Segments is null ? entry : axis.Indices![entry];
                Enter(level + 1, axis.Segments is null ? (stored * axis.DenseLength) + entry : entry);
            }
        }

        /// <summary>The walked indices as one index of the dense tensor: outer axes count blocks, the last ones go inside a block.</summary>
        private int Place()
        {
            var coordinates = new int[sparsity.Order.Length];
            for (var level = 0; level < _index.Length; level++)
                coordinates[sparsity.Order[level]] = _index[level];
            for (var block = 0; block < sparsity.BlockMap.Length; block++)
            {
                var inside = Array.IndexOf(sparsity.Order, shape.Length + block);
                var axis = sparsity.BlockMap[block];
                coordinates[axis] = (coordinates[axis] * sparsity.Axes[inside].DenseLength) + coordinates[shape.Length + block];
            }

            var place = 0;
            for (var axis = 0; axis < shape.Length; axis++)
                place = (place * shape[axis]) + coordinates[axis];
            return place;
        }
    }
}
