//! Small least-squares problems by the normal equations, with the covariance of the result.

/// A fit of y = sum of `coefficients[k] * x[k]` by ordinary least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit<const K: usize> {
    /// The coefficients.
    pub coefficients: [f64; K],
    /// The inverse of X'X; times the residual variance it is the coefficients' covariance.
    pub inverse: [[f64; K]; K],
    /// Residual sum of squares.
    pub rss: f64,
    /// Number of rows.
    pub n: usize,
}

impl<const K: usize> Fit<K> {
    /// Unbiased residual variance; `None` when there are no degrees of freedom left.
    pub fn variance(&self) -> Option<f64> {
        (self.n > K).then(|| self.rss / (self.n - K) as f64)
    }
}

/// Fits by Cholesky decomposition of the normal equations. Columns should be centred by the caller.
///
/// `None` if there are fewer rows than coefficients or the columns are dependent.
pub fn fit<const K: usize>(rows: impl Iterator<Item = ([f64; K], f64)> + Clone) -> Option<Fit<K>> {
    let mut gram = [[0.0; K]; K];
    let mut moment = [0.0; K];
    let mut n = 0;
    for (x, y) in rows.clone() {
        for i in 0..K {
            moment[i] += x[i] * y;
            for j in 0..K {
                gram[i][j] += x[i] * x[j];
            }
        }
        n += 1;
    }
    if n < K {
        return None;
    }
    let factor = cholesky(&gram, 1e-12)?;
    let mut inverse = [[0.0; K]; K];
    for k in 0..K {
        let mut unit = [0.0; K];
        unit[k] = 1.0;
        let column = solve(&factor, unit);
        for i in 0..K {
            inverse[i][k] = column[i];
        }
    }
    let coefficients = solve(&factor, moment);
    let rss = rows
        .map(|(x, y)| {
            let fitted: f64 = x.iter().zip(&coefficients).map(|(x, c)| x * c).sum();
            (y - fitted) * (y - fitted)
        })
        .sum();
    Some(Fit {
        coefficients,
        inverse,
        rss,
        n,
    })
}

/// The lower triangle L with L L' = `matrix`.
///
/// `None` if a pivot falls below `tolerance` times its diagonal element.
pub fn cholesky<const K: usize>(matrix: &[[f64; K]; K], tolerance: f64) -> Option<[[f64; K]; K]> {
    let mut l = [[0.0; K]; K];
    for i in 0..K {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| l[i][k] * l[j][k]).sum();
            let rest = matrix[i][j] - dot;
            if i == j {
                if !(rest.is_finite() && rest > tolerance * matrix[i][i] && rest > 0.0) {
                    return None;
                }
                l[i][i] = rest.sqrt();
            } else {
                l[i][j] = rest / l[j][j];
            }
        }
    }
    Some(l)
}

fn solve<const K: usize>(l: &[[f64; K]; K], mut b: [f64; K]) -> [f64; K] {
    for i in 0..K {
        let dot: f64 = (0..i).map(|k| l[i][k] * b[k]).sum();
        b[i] = (b[i] - dot) / l[i][i];
    }
    for i in (0..K).rev() {
        let dot: f64 = (i + 1..K).map(|k| l[k][i] * b[k]).sum();
        b[i] = (b[i] - dot) / l[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_plane_is_found() {
        let rows = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (2.0, 3.0)]
            .map(|(a, b)| ([1.0, a, b], 4.0 - 2.0 * a + 0.5 * b));
        let fit = fit(rows.into_iter()).unwrap();
        for (got, want) in fit.coefficients.iter().zip([4.0, -2.0, 0.5]) {
            assert!((got - want).abs() < 1e-12);
        }
        assert!(fit.rss < 1e-20 && fit.variance().is_some());
    }

    #[test]
    fn too_few_or_dependent_rows_have_no_fit() {
        assert_eq!(fit([([1.0, 2.0], 3.0)].into_iter()), None);
        assert_eq!(
            fit([([1.0, 2.0], 3.0), ([1.0, 2.0], 4.0)].into_iter()),
            None
        );
    }
}
